import type { SettingCheck, SettingName, Settings } from '../platform/configuration/index.ts'
import { readSystemTls } from './system-tls-files.ts'

type Given = Partial<Settings>

/** A setting, what it must not be without, and why. */
const needs: readonly (readonly [SettingName, SettingName, string])[] = [
  ['SYSTEM_TLS_CERT', 'SYSTEM_TLS_KEY', 'SYSTEM_TLS_CERT is set, and a certificate needs its key.'],
  ['SYSTEM_TLS_KEY', 'SYSTEM_TLS_CERT', 'SYSTEM_TLS_KEY is set, and a key needs its certificate.'],
  ['SYSTEM_TLS_CERT', 'SYSTEM_CLIENT_CA', 'SYSTEM_TLS_CERT is set, and callers are asked for certificates of known authorities.'],
  ['SYSTEM_PROXY_CERT_HEADER', 'TRUSTED_PROXIES', 'SYSTEM_PROXY_CERT_HEADER is set, and the header is believed from trusted proxies only.'],
  ['SYSTEM_PROXY_CERT_HEADER', 'SYSTEM_CLIENT_CA', 'SYSTEM_PROXY_CERT_HEADER is set, and what it brings is checked here, too.'],
  ['SYSTEM_CLIENT_CRL', 'SYSTEM_CLIENT_CA', 'SYSTEM_CLIENT_CRL is set, and a list is believed by its authority.'],
]

const isSet = (settings: Given, name: SettingName): boolean => settings[name] !== undefined && settings[name] !== ''

const lacking = (settings: Given): string[] => needs.flatMap(([name, needed, why]) => (isSet(settings, name) && !isSet(settings, needed) ? [`${needed}: needed, for ${why}`] : []))

const isShared = (port: number, ...others: readonly (number | undefined)[]): boolean => port !== 0 && others.includes(port)

/** A port that speaks TLS has nothing but the system interface on it. Production needs one of its own anyhow, and says so. */
function portFaults({ BREVDUE_MODE, SYSTEM_PORT, PORT, OPERATIONS_PORT }: Given): string[] {
  const inProduction = BREVDUE_MODE === 'production'
  if (SYSTEM_PORT === undefined) return inProduction ? [] : ['SYSTEM_PORT: needed, for only a port of its own speaks TLS.']
  return isShared(SYSTEM_PORT, inProduction ? undefined : PORT, OPERATIONS_PORT) ? ['SYSTEM_PORT: with TLS it needs a port that is neither PORT nor OPERATIONS_PORT.'] : []
}

function sandboxFaults({ BREVDUE_MODE, SANDBOX_TLS_PORT, PORT, SYSTEM_PORT, OPERATIONS_PORT }: Given): string[] {
  if (SANDBOX_TLS_PORT === undefined) return []
  if (BREVDUE_MODE === 'production') return ['SANDBOX_TLS_PORT: production refuses the certificates of a sandbox; remove it.']
  return isShared(SANDBOX_TLS_PORT, PORT, SYSTEM_PORT, OPERATIONS_PORT) ? ['SANDBOX_TLS_PORT: it needs a port that nothing else has.'] : []
}

/** In production a system is known by its certificate, whoever ends TLS. */
function productionFaults(settings: Given): string[] {
  const way = isSet(settings, 'SYSTEM_TLS_CERT') || isSet(settings, 'SYSTEM_TLS_KEY') || isSet(settings, 'SYSTEM_PROXY_CERT_HEADER')
  return [
    ...(way ? [] : ['SYSTEM_TLS_CERT: production needs it, with SYSTEM_TLS_KEY; or SYSTEM_PROXY_CERT_HEADER, with TRUSTED_PROXIES.']),
    ...(way || isSet(settings, 'SYSTEM_CLIENT_CA') ? [] : ['SYSTEM_CLIENT_CA: production needs the authorities whose certificates systems call with.']),
  ]
}

/** Whether the settings of the system interface's TLS go together, and whether their files hold what they should. */
export const checkSystemTls: SettingCheck = (settings) => {
  const read = readSystemTls(settings)
  return [
    ...(settings.BREVDUE_MODE === 'production' ? productionFaults(settings) : []),
    ...lacking(settings),
    ...(isSet(settings, 'SYSTEM_TLS_CERT') ? portFaults(settings) : []),
    ...sandboxFaults(settings),
    ...('faults' in read ? read.faults : []),
  ]
}
