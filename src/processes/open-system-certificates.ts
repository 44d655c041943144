import type { Runtime } from './runtime.ts'
import { sandboxTls } from './sandbox-authority.ts'
import { SystemCertificates } from './system-certificates.ts'
import { readSystemTls, stateOfSystemTls } from './system-tls-files.ts'

/** By what systems are known on the system interface, as the settings have it; undefined in a sandbox that asks for no certificates. */
export function openSystemCertificates({ settings, log }: Runtime): SystemCertificates | undefined {
  if (settings.SYSTEM_CLIENT_CA === undefined) return undefined
  return new SystemCertificates({ state: () => stateOfSystemTls(settings), read: () => readSystemTls(settings) }, log)
}

/** The same where the sandbox is its own authority: nothing changes while it runs. */
export function openSandboxCertificates({ settings, dataDirectory, log }: Runtime): SystemCertificates {
  const made = sandboxTls(dataDirectory, settings.HOST)
  return new SystemCertificates({ state: () => '', read: () => made }, log)
}
