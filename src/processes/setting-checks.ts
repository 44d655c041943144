import { checkMailSettings } from '../notifications/index.ts'
import type { SettingCheck } from '../platform/configuration/index.ts'
import { checkS3Settings } from '../platform/content/index.ts'
import { readMasterKeys, sandboxKeyId } from '../platform/crypto/index.ts'
import { faultActions, faultPoints, readFaultWish } from '../platform/faults/index.ts'
import { faultyRanges } from '../platform/http/index.ts'
import { checkClamdAddress } from '../platform/virus-scan/index.ts'
import { checkSystemTls } from './check-system-tls.ts'
import { separate } from './separate.ts'

/** Keys that cannot be read, and in production the one that a sandbox made for itself: it lay in a folder of a developer's machine. */
const checkMasterKeys: SettingCheck = ({ BREVDUE_MASTER_KEYS, BREVDUE_MODE }) => {
  if (BREVDUE_MASTER_KEYS === undefined) return []
  const read = readMasterKeys(BREVDUE_MASTER_KEYS)
  if ('faults' in read) return read.faults.map((fault) => `BREVDUE_MASTER_KEYS: ${fault}`)
  return BREVDUE_MODE === 'production' && read.ring.keys.has(sandboxKeyId)
    ? [`BREVDUE_MASTER_KEYS: the key "${sandboxKeyId}" was made by a sandbox; production needs a key of its own.`]
    : []
}

const checkFaultPoint: SettingCheck = ({ BREVDUE_FAULT_POINT }) =>
  BREVDUE_FAULT_POINT === undefined || readFaultWish(BREVDUE_FAULT_POINT) !== undefined
    ? []
    : [`BREVDUE_FAULT_POINT: must be one of ${faultPoints.join(', ')}, if wished with ":" and the pass at which it strikes, and ":" and one of ${faultActions.join(', ')}.`]

const checkOutboundRanges: SettingCheck = ({ OUTBOUND_ALLOW = '' }) =>
  faultyRanges(separate(OUTBOUND_ALLOW)).map((entry) => `OUTBOUND_ALLOW: "${entry}" is neither an address nor a range such as 10.20.0.0/16.`)

const checkTrustedProxies: SettingCheck = ({ TRUSTED_PROXIES = '' }) =>
  faultyRanges(separate(TRUSTED_PROXIES)).map((entry) => `TRUSTED_PROXIES: "${entry}" is neither an address nor a range such as 192.0.2.0/24.`)

/** What the settings' own rooms find in them; told together with every other fault. */
export const settingChecks: readonly SettingCheck[] = [checkMasterKeys, checkFaultPoint, checkOutboundRanges, checkTrustedProxies, checkSystemTls, checkMailSettings, checkS3Settings, checkClamdAddress]
