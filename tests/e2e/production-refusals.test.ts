import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import { readOrMakeMasterKeyFile } from '../../src/platform/crypto/index.ts'
import { runCommand, withFolder } from '../process.testing.ts'
import { client, productionEnvironment } from './production.testing.ts'

// The port of `discard`: a server that got so far as to connect would say something else.
const nobodyThere = 'postgres://brevdue:geheim@127.0.0.1:9/brevdue'

type Change = Readonly<Record<string, string>>

/** Starts production with some settings changed; answers the names in front of its faults. */
async function refusal(change: Change): Promise<{ readonly code: number; readonly output: string; readonly named: string[] }> {
  return withFolder(async (folder) => {
    const { code, output } = await runCommand(['serve'], { ...productionEnvironment(folder, nobodyThere), ...change })
    return { code, output, named: [...output.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name = '']) => name) }
  })
}

const noTls = { SYSTEM_TLS_CERT: '', SYSTEM_TLS_KEY: '' }
const aKey = randomBytes(32).toString('base64')

const refusals: readonly (readonly [string, Change, readonly string[]])[] = [
  ...['DATABASE_URL', 'PUBLIC_URL', 'BREVDUE_MASTER_KEYS', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'SYSTEM_PORT', 'SMTP_URL', 'MAIL_FROM'].map((name) => [`no ${name}`, { [name]: '' }, [name]] as const),
  ['SFTP without a host key', { SFTP_HOST_KEY_FILE: '' }, ['SFTP_HOST_KEY_FILE']],
  ['a mail server on http', { SMTP_URL: 'https://mail.example.dk' }, ['SMTP_URL']],
  ['a sender that is no address', { MAIL_FROM: 'Brevdue' }, ['MAIL_FROM']],
  ['portals on http', { PUBLIC_URL: 'http://post.example.dk' }, ['PUBLIC_URL']],
  ['an identity provider on http, as the embedded one', { OIDC_ISSUER: 'http://127.0.0.1:3000/sandbox/oidc' }, ['OIDC_ISSUER']],
  ['a fault point', { BREVDUE_FAULT_POINT: 'after-content' }, ['BREVDUE_FAULT_POINT']],
  ['the key of a sandbox', { BREVDUE_MASTER_KEYS: `new:${aKey},sandbox:${aKey}` }, ['BREVDUE_MASTER_KEYS']],
  ['a key that is none', { BREVDUE_MASTER_KEYS: 'new:short' }, ['BREVDUE_MASTER_KEYS']],
  ['systems on the port of people', { PORT: '8080', SYSTEM_PORT: '8080' }, ['SYSTEM_PORT']],
  ['a proxy that is no address', { TRUSTED_PROXIES: '127.0.0.1,proxy.example' }, ['TRUSTED_PROXIES']],
  ['systems without certificates', { ...noTls, SYSTEM_CLIENT_CA: '' }, ['SYSTEM_TLS_CERT', 'SYSTEM_CLIENT_CA']],
  ['certificates of a sandbox', { SANDBOX_TLS_PORT: '0' }, ['SANDBOX_TLS_PORT']],
  [
    'many faults at once',
    { PORT: 'eighty', DATABASE_URL: '', PUBLIC_URL: 'http://post.example.dk', BREVDUE_FAULT_POINT: 'nowhere', BREVDUE_MASTER_KEYS: 'x', OIDC_CLIENT_ID: '' },
    ['PORT', 'DATABASE_URL', 'OIDC_CLIENT_ID', 'PUBLIC_URL', 'BREVDUE_FAULT_POINT', 'BREVDUE_MASTER_KEYS', 'BREVDUE_FAULT_POINT'],
  ],
]

for (const [what, change, named] of refusals)
  test(`production refuses to start: ${what}`, async () => {
    const { code, output, named: told } = await refusal(change)
    assert.deepEqual([code, told], [2, named], output)
    assert.doesNotMatch(output, /\n\s+at |geheim|hemmelig/, 'no stack, no secret')
    assert.ok(!output.includes(client.clientSecret) && !output.includes(aKey))
  })

test('with every setting right, production gets as far as its database', async () => {
  const { code, output } = await refusal({})
  assert.equal(code, 1)
  assert.match(output, /ECONNREFUSED/)
})

test('with a proxy that hands certificates on, production needs none of its own', async () => {
  const { code, output } = await refusal({ ...noTls, SYSTEM_PROXY_CERT_HEADER: 'Client-Cert' })
  assert.equal(code, 1)
  assert.match(output, /ECONNREFUSED/)
})

test('production refuses the key file of a sandbox', () =>
  withFolder(async (folder) => {
    const file = path.join(folder, 'master-key')
    await readOrMakeMasterKeyFile(file)
    const { code, named } = await refusal({ BREVDUE_MASTER_KEYS: readFileSync(file, 'utf8') })
    assert.deepEqual([code, named], [2, ['BREVDUE_MASTER_KEYS']])
  }))

test('production refuses a database whose clock was moved', () =>
  withTestDatabase(async (database, url) => {
    await database.transaction((tx) => tx.client.query('UPDATE business_clock SET offset_ms = 60000'))
    const { code, named } = await refusal({ DATABASE_URL: url })
    assert.deepEqual([code, named], [2, ['DATABASE_URL']])
  }))
