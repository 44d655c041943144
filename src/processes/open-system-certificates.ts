import type { Runtime } from './runtime.ts'
import { sandboxTls } from './sandbox-authority.ts'
import { SystemCertificates } from './system-certificates.ts'
import { readSystemTls, stateOfSystemTls } from './system-tls-files.ts'

/** By what systems are known on the system interface, as the settings have it; undefined in a sandbox that asks for no certificates. */
export function openSystemCertificates({ settings, dataDirectory, log }: Runtime): SystemCertificates | undefined {
  const { SYSTEM_TLS, SYSTEM_CLIENT_CA, HOST } = settings
  if (SYSTEM_TLS === 'sandbox') {
    const made = sandboxTls(dataDirectory, HOST)
    return new SystemCertificates({ state: () => '', read: () => made }, log)
  }
  if (SYSTEM_CLIENT_CA === undefined) return undefined
  return new SystemCertificates({ state: () => stateOfSystemTls(settings), read: () => readSystemTls(settings) }, log)
}
