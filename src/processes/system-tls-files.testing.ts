import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inDays, keyPem, testAuthority } from '../platform/certificates/certificates.testing.ts'
import type { KeyedCertificate } from '../platform/certificates/index.ts'
import { issueCertificate } from '../platform/certificates/index.ts'

export const testServer = (authority: KeyedCertificate): KeyedCertificate =>
  issueCertificate({ purpose: 'server', subject: [['CN', 'localhost']], hosts: ['127.0.0.1'], notBefore: inDays(-1), notAfter: inDays(1) }, authority)

/** A certificate with a key so short that OpenSSL speaks no TLS with it; answers the one file that holds both. */
export function makeWeakServer({ write }: TlsFolder): string {
  const asked = ['req', '-x509', '-newkey', 'rsa:1024', '-nodes', '-subj', '/CN=localhost', '-days', '2', '-keyout', '-']
  return write('weak.pem', execFileSync('openssl', asked, { stdio: ['ignore', 'pipe', 'ignore'] }))
}

/** A folder with the files of a listener by TLS. */
export interface TlsFolder {
  readonly authority: KeyedCertificate
  readonly server: KeyedCertificate
  readonly settings: { readonly SYSTEM_TLS_CERT: string; readonly SYSTEM_TLS_KEY: string; readonly SYSTEM_CLIENT_CA: string }
  /** Writes a file into it; answers its path. */
  write(name: string, text: string | Buffer): string
}

/** The folder is gone after the work. */
export async function withTlsFolder(work: (folder: TlsFolder) => Promise<void> | void): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'brevdue-tls-'))
  const write = (name: string, text: string | Buffer): string => {
    const file = path.join(folder, name)
    writeFileSync(file, text)
    return file
  }
  const authority = testAuthority()
  const server = testServer(authority)
  const settings = {
    SYSTEM_TLS_CERT: write('server.pem', server.certificate.toString()),
    SYSTEM_TLS_KEY: write('server-key.pem', keyPem(server)),
    SYSTEM_CLIENT_CA: write('authorities.pem', authority.certificate.toString()),
  }
  try {
    await work({ authority, server, settings, write })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
