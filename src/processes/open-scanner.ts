import type { Settings } from '../platform/configuration/index.ts'
import type { Log } from '../platform/log/index.ts'
import { Outage } from '../platform/log/index.ts'
import { Clamd, readClamdAddress } from '../platform/virus-scan/index.ts'
import type { Runtime } from './runtime.ts'

/** The configured virus scanner; undefined when none is. */
export function openScanner(settings: Settings, log: Log): Clamd | undefined {
  const address = readClamdAddress(settings.CLAMD_ADDRESS)
  const { CLAMD_MAX_BYTES: maxBytes, CLAMD_TIMEOUT_MS: silenceMs } = settings
  return address === undefined ? undefined : new Clamd({ address, maxBytes, silenceMs }, log, new Outage(log, 'virus scan'))
}

/** Tells the operator at the start what becomes of viruses. A scanner that does not answer hinders no start: letters wait for it. */
export async function tellScanner({ scanner, settings, log }: Runtime): Promise<void> {
  if (scanner === undefined && settings.BREVDUE_MODE === 'production') log.warn('no virus scanner is configured: letters are not scanned (CLAMD_ADDRESS)')
  if (scanner !== undefined && !(await scanner.ping())) log.warn('the virus scanner does not answer: letters wait for it', { part: 'virus scan' })
}
