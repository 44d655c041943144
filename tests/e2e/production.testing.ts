import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { inDays, keyPem, testAuthority } from '../../src/platform/certificates/certificates.testing.ts'
import { issueCertificate } from '../../src/platform/certificates/index.ts'
import { makeSshKeyPair } from '../../src/platform/sftp/index.ts'

/** The client that the portal is at its identity provider. */
export const client = { clientId: 'brevdue', clientSecret: 'a secret of the deployment' }

/** Issues to the systems of these tests, and to the listener that they call. */
export const systemAuthority = testAuthority()

/** Writes what the system interface needs for TLS; answers the settings that name the files. */
function writeSystemTls(folder: string): Record<string, string> {
  const server = issueCertificate({ purpose: 'server', subject: [['CN', 'api.example.dk']], hosts: ['127.0.0.1'], notBefore: inDays(-1), notAfter: inDays(1) }, systemAuthority)
  const texts = { SYSTEM_TLS_CERT: server.certificate.toString(), SYSTEM_TLS_KEY: keyPem(server), SYSTEM_CLIENT_CA: systemAuthority.certificate.toString() }
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const file = path.join(folder, `${name.toLowerCase()}.pem`)
      writeFileSync(file, text)
      return [name, file]
    }),
  )
}

/** A host key as ssh-keygen would write it. */
function writeHostKey(folder: string): string {
  const file = path.join(folder, 'host-key')
  writeFileSync(file, makeSshKeyPair('test').private)
  return file
}

/** An environment in which production starts, once the addresses in it are real. */
export const productionEnvironment = (folder: string, databaseUrl: string): Record<string, string> => ({
  ...writeSystemTls(folder),
  BREVDUE_MODE: 'production',
  BREVDUE_DATA: folder,
  DATABASE_URL: databaseUrl,
  PUBLIC_URL: 'https://post.example.dk',
  OIDC_ISSUER: 'https://login.example.dk',
  OIDC_CLIENT_ID: client.clientId,
  OIDC_CLIENT_SECRET: client.clientSecret,
  BREVDUE_MASTER_KEYS: `2026-11:${randomBytes(32).toString('base64')}`,
  SMTP_URL: 'smtps://brevdue:hemmelig@mail.example.dk',
  MAIL_FROM: 'Brevdue <post@example.dk>',
  PORT: '0',
  SYSTEM_PORT: '0',
  OPERATIONS_PORT: '0',
  SFTP_HOST_KEY_FILE: writeHostKey(folder),
  TRUSTED_PROXIES: '127.0.0.1',
})
