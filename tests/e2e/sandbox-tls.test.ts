import assert from 'node:assert/strict'
import { X509Certificate, createPrivateKey } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import type { KeyedCertificate } from '../../src/platform/certificates/index.ts'
import { testAuthority, testClient } from '../../src/platform/certificates/certificates.testing.ts'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import { callByTls } from '../../src/platform/http/tls-client.testing.ts'
import { runCommand, startServing, withFolder } from '../process.testing.ts'
import { productionEnvironment } from './production.testing.ts'
import { insertSmallWorld, readRuntime, sendLetter } from './world.testing.ts'

const readOwn = (folder: string): KeyedCertificate => ({
  certificate: new X509Certificate(readFileSync(path.join(folder, 'cert.pem'))),
  privateKey: createPrivateKey(readFileSync(path.join(folder, 'key.pem'))),
})

const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8)

test('an integrator gets a certificate of the sandbox and calls by TLS with it; without one he still calls as before', () =>
  withFolder((folder) =>
    withTestDatabase(async (database, url) => {
      const environment = { BREVDUE_DATA: folder, DATABASE_URL: url, SANDBOX_TLS_PORT: '0' }
      const serving = await startServing(environment)
      const world = await insertSmallWorld(database)
      const out = path.join(folder, 'own')
      const issued = await runCommand(['sandbox-ca', 'issue', '--cvr', world.senderCvr, '--out', out], environment)
      assert.equal(issued.code, 0, issued.output)
      assert.match(issued.output, /curl --cacert .*ca\.pem --cert .*cert\.pem --key .*key\.pem/)
      assert.deepEqual([modeOf(path.join(out, 'key.pem')), modeOf(path.join(folder, 'sandbox-ca', 'authority.pem'))], ['600', '600'])

      const { system = '', systemByTls = '' } = readRuntime(folder)
      assert.match(systemByTls, /^https:/)
      const authority = new X509Certificate(readFileSync(path.join(out, 'ca.pem')))
      const send = (own?: KeyedCertificate) => sendLetter(systemByTls, world, 'Med TLS', (address, call) => callByTls(address, { authority, own }, call))
      assert.equal((await send(readOwn(out))).status, 201)
      assert.equal((await send()).status, 401, 'without a certificate')
      assert.equal((await send(testClient(testAuthority(), world.senderCvr))).status, 401, 'of another authority')
      assert.equal((await sendLetter(system, world, 'Uden TLS')).status, 201, 'plainly, from this machine')
      assert.equal((await callByTls(`${systemByTls}/post`, { authority })).status, 404, 'no portal')
      await serving.stop()
    }),
  ))

test('sandbox-ca issues for one authority, spares what is there, and is not for production', () =>
  withFolder(async (folder) => {
    const environment = { BREVDUE_DATA: folder }
    const issue = (out: string, ...more: readonly string[]) => runCommand(['sandbox-ca', 'issue', '--out', path.join(folder, out), ...more], environment)
    const both = await Promise.all([issue('one', '--cvr', '99990001'), issue('two', '--cvr', '99990002', '--name', 'Prøve A/S')])
    assert.deepEqual(both.map(({ code }) => code), [0, 0])
    const authorities = ['one', 'two'].map((out) => readFileSync(path.join(folder, out, 'ca.pem'), 'utf8'))
    assert.equal(authorities[0], authorities[1])
    const again = await issue('one', '--cvr', '99990001')
    assert.deepEqual([again.code, /key\.pem is there already/.test(again.output)], [2, true])
    assert.equal((await issue('three', '--cvr', '123')).code, 2)
    const inProduction = await runCommand(['sandbox-ca', 'issue', '--cvr', '99990001', '--out', path.join(folder, 'four')], productionEnvironment(folder, 'postgres://127.0.0.1:9/nowhere'))
    assert.deepEqual([inProduction.code, inProduction.output], [2, 'Production trusts the authorities in SYSTEM_CLIENT_CA; this one belongs to a sandbox.\n'])
    assert.ok(!existsSync(path.join(folder, 'four')))
  }))
