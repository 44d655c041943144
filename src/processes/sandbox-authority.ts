import { createPrivateKey } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { KeyedCertificate } from '../platform/certificates/index.ts'
import { issueCertificate, readCertificates } from '../platform/certificates/index.ts'
import type { MachineTime } from '../platform/clock/index.ts'
import { machineNow } from '../platform/clock/index.ts'
import { uuidV4 } from '../platform/crypto/index.ts'
import type { SystemTls } from './system-tls-files.ts'

const dayMs = 86_400_000
const authorityDays = 3650
const certificateDays = 730

/** Clocks differ: what is made now holds since yesterday. */
const lifetime = (days: number): { readonly notBefore: MachineTime; readonly notAfter: MachineTime } => {
  const now = machineNow()
  return { notBefore: (now - dayMs) as MachineTime, notAfter: (now + days * dayMs) as MachineTime } // branding
}

const folderIn = (dataDirectory: string): string => path.join(dataDirectory, 'sandbox-ca')
const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code

/** PEM of a private key (PKCS #8). */
export const privateKeyPem = ({ privateKey }: KeyedCertificate): string => privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/** Processes that start together agree on one: a link to a name that exists fails, so only the first one's file stays. */
function makeAuthorityFile(file: string): void {
  const authority = issueCertificate({ purpose: 'authority', subject: [['C', 'DK'], ['O', 'Brevdue'], ['CN', 'Brevdue sandbox CA']], ...lifetime(authorityDays) })
  const draft = `${file}.${uuidV4()}`
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(draft, privateKeyPem(authority) + authority.certificate.toString(), { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
}

/** The authority of a sandbox, made once in its data folder, key and certificate in one file (0600). Nobody outside should trust it. */
export function openSandboxAuthority(dataDirectory: string): KeyedCertificate {
  const file = path.join(folderIn(dataDirectory), 'authority.pem')
  if (!existsSync(file)) makeAuthorityFile(file)
  const pem = readFileSync(file, 'utf8')
  const [certificate] = readCertificates(pem) ?? []
  if (certificate === undefined) throw new Error(`${file} holds no certificate; delete it, and a new authority is made.`)
  return { certificate, privateKey: createPrivateKey(pem) }
}

/** A client certificate in the form of OCES3, as a system of the company would have. */
export const issueToClient = (authority: KeyedCertificate, cvrNumber: string, name: string): KeyedCertificate =>
  issueCertificate({ purpose: 'client', subject: [['C', 'DK'], ['organizationIdentifier', `NTRDK-${cvrNumber}`], ['O', name], ['CN', name]], ...lifetime(certificateDays) }, authority)

/** A sandbox that speaks TLS on its system port: with a new certificate of its authority for this machine's names, and letting in whom it issued to. */
export function sandboxTls(dataDirectory: string, host: string): SystemTls {
  const authority = openSandboxAuthority(dataDirectory)
  const hosts = [...new Set(['localhost', '127.0.0.1', '::1', host])]
  const server = issueCertificate({ purpose: 'server', subject: [['CN', 'localhost']], hosts, ...lifetime(certificateDays) }, authority)
  const clientAuthorities = authority.certificate.toString()
  return { server: { key: privateKeyPem(server), certificate: server.certificate.toString(), clientAuthorities }, authorities: [authority.certificate], lists: undefined }
}
