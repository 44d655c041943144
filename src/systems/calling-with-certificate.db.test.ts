import assert from 'node:assert/strict'
import { connect } from 'node:tls'
import type { TLSSocket } from 'node:tls'
import { test } from 'node:test'
import { insertTestAuthorityOrganisation } from '../organisations/organisations.testing.ts'
import { parseCvrNumber } from '../parties/index.ts'
import type { CvrNumber } from '../parties/index.ts'
import { inDays, keyPem, testAuthority, testClient, testRevocationList } from '../platform/certificates/certificates.testing.ts'
import type { KeyedCertificate } from '../platform/certificates/index.ts'
import type { Database } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { renewTls } from '../platform/http/index.ts'
import { callByTls, keptConnection } from '../platform/http/tls-client.testing.ts'
import type { TlsAnswer, TlsClient } from '../platform/http/tls-client.testing.ts'
import type { CalledServer } from './called-system.testing.ts'
import { serverTls, withCalledServer } from './called-system.testing.ts'
import { basicAuthorization } from './basic-credentials.ts'
import type { NewSystem } from './new-system.ts'
import { renewToken } from './renew-token.ts'
import type { TestSystem } from './systems.testing.ts'
import { insertTestSystem } from './systems.testing.ts'
import { uploadCertificate } from './upload-certificate.ts'

const supplierCvr = parseCvrNumber('99990077') ?? assert.fail('a CVR number')
const actor = { kind: 'platform' } as const

interface World extends TestSystem {
  readonly cvrNumber: CvrNumber
  readonly database: Database
}

const withWorld = (more: Partial<NewSystem>, work: (world: World) => Promise<void>): Promise<void> =>
  withTestDatabase(async (database) => {
    const world = await database.transaction(async (tx) => {
      const { organisationId, cvrNumber } = await insertTestAuthorityOrganisation(tx)
      return { ...(await insertTestSystem(tx, { organisationId, ...more })), cvrNumber }
    })
    await work({ ...world, database })
  })

const call = ({ url, authority }: CalledServer, authorization: string, own: KeyedCertificate | undefined, more: Partial<TlsClient> = {}): Promise<TlsAnswer> =>
  callByTls(url, { authority: authority.certificate, own, ...more }, { headers: { authorization } })

const statusOf = async (...parameters: Parameters<typeof call>): Promise<number> => (await call(...parameters)).status

test('a system is let in by its certificate, and whatever is wrong, the refusal is the same', () =>
  withWorld({}, ({ database, systemId, authorization, cvrNumber }) =>
    withCalledServer(database, {}, async (server) => {
      const { authority } = server
      const revoked = testClient(authority, cvrNumber)
      server.revoke(testRevocationList(authority, [revoked.certificate]))
      const right = testClient(authority, cvrNumber)
      assert.deepEqual(await call(server, authorization, right), { status: 200, text: JSON.stringify({ systemId }) })
      const oces2 = testClient(authority, cvrNumber, { subject: [['C', 'DK'], ['serialNumber', `CVR:${cvrNumber}-FID:1234567`]] })
      assert.equal(await statusOf(server, authorization, oces2), 200)
      const wrong: Record<string, [KeyedCertificate | undefined, string]> = {
        none: [undefined, authorization],
        'of another authority': [testClient(testAuthority(), cvrNumber), authorization],
        'of an authority with another name': [testClient(testAuthority('Andre'), cvrNumber), authorization],
        expired: [testClient(authority, cvrNumber, { notAfter: inDays(-0.5) }), authorization],
        'not yet valid': [testClient(authority, cvrNumber, { notBefore: inDays(1) }), authorization],
        revoked: [revoked, authorization],
        "a server's": [testClient(authority, cvrNumber, { purpose: 'server' }), authorization],
        "another organisation's": [testClient(authority, '99990078'), authorization],
        "nobody's": [testClient(authority, cvrNumber, { subject: [['CN', cvrNumber]] }), authorization],
        'right, with a wrong token': [right, basicAuthorization(systemId, 'wrong')],
        'right, without a token': [right, ''],
      }
      const refusal = await call(server, authorization, undefined)
      assert.match(refusal.text, /"code":"system\.authentication\.failed"/)
      for (const [what, [own, header]] of Object.entries(wrong)) assert.deepEqual(await call(server, header, own), { ...refusal, status: 401 }, what)
      const reasons = server.log.flatMap((line) => /"code":"([^"]+)"/.exec(line)?.[1] ?? [])
      assert.deepEqual(new Set(reasons), new Set(['issuer.unknown', 'expired', 'not.yet.valid', 'revoked', 'purpose.wrong']), 'the log knows why')
    })))

test('the address counts as much as the certificate', () =>
  withWorld({ addresses: ['192.0.2.1'] }, ({ database, authorization, cvrNumber }) =>
    withCalledServer(database, {}, async (server) => {
      assert.equal(await statusOf(server, authorization, testClient(server.authority, cvrNumber)), 401)
    })))

test('a supplier calls with its own certificate on the system that is delegated to it, and on no other', () =>
  withWorld({ delegatedCvr: supplierCvr }, async ({ database, authorization, cvrNumber }) => {
    const other = await database.transaction(async (tx) => insertTestSystem(tx, { organisationId: (await insertTestAuthorityOrganisation(tx)).organisationId }))
    await withCalledServer(database, {}, async (server) => {
      const supplier = testClient(server.authority, supplierCvr)
      assert.equal(await statusOf(server, authorization, supplier), 200)
      assert.equal(await statusOf(server, authorization, testClient(server.authority, cvrNumber)), 200)
      assert.equal(await statusOf(server, other.authorization, supplier), 401)
    })
  }))

test('with a certificate uploaded it is exactly that one, until the token is renewed', () =>
  withWorld({ delegatedCvr: supplierCvr }, ({ database, systemId, authorization, cvrNumber }) =>
    withCalledServer(database, {}, async (server) => {
      const [first, second, supplier] = [testClient(server.authority, cvrNumber), testClient(server.authority, cvrNumber), testClient(server.authority, supplierCvr)]
      const upload = ({ certificate }: KeyedCertificate): Promise<void> => database.transaction((tx) => uploadCertificate(tx, { systemId, pem: certificate.toString(), actor }))
      const letIn = async (header: string): Promise<number[]> => [await statusOf(server, header, first), await statusOf(server, header, second), await statusOf(server, header, supplier)]
      await upload(first)
      assert.deepEqual(await letIn(authorization), [200, 401, 401])
      await upload(supplier)
      assert.deepEqual(await letIn(authorization), [401, 401, 200])
      const token = await database.transaction((tx) => renewToken(tx, { systemId, actor }))
      assert.deepEqual(await letIn(authorization), [401, 401, 401], 'the old token')
      assert.deepEqual(await letIn(basicAuthorization(systemId, token)), [200, 200, 200])
    })))

test('a connection that is kept open, or taken up again, ends with its certificate', () =>
  withWorld({}, ({ database, authorization, cvrNumber }) =>
    withCalledServer(database, {}, async (server) => {
      const own = testClient(server.authority, cvrNumber)
      const agent = keptConnection()
      const resumed: boolean[] = []
      server.app.server.on('secureConnection', (socket: TLSSocket) => resumed.push(socket.isSessionReused()))
      let session: Buffer | undefined
      assert.equal(await statusOf(server, authorization, own, { agent, onSession: (given) => (session = given) }), 200)
      assert.ok(session !== undefined)
      assert.equal(await statusOf(server, authorization, own, { session }), 200, 'a session is taken up again')
      server.revoke(testRevocationList(server.authority, [own.certificate]))
      assert.equal(await statusOf(server, authorization, own, { agent }), 401, 'on the connection of before')
      assert.equal(await statusOf(server, authorization, own, { session }), 401, 'in the session of before')
      server.revoke()
      assert.equal(await statusOf(server, authorization, own, { agent }), 200)
      agent.destroy()
      assert.deepEqual(resumed, [false, true, true], 'one connection for three calls, and two that took up its session')
    })))

test('a new server certificate and new authorities count for new connections, and those that are open go on', () =>
  withWorld({}, ({ database, authorization, cvrNumber }) =>
    withCalledServer(database, {}, async (server) => {
      const agent = keptConnection()
      const own = testClient(server.authority, cvrNumber)
      assert.equal(await statusOf(server, authorization, own, { agent }), 200)
      const other = testAuthority('Andre')
      renewTls(server.app, serverTls(other))
      assert.equal(await statusOf(server, authorization, own, { agent }), 200, 'the connection of before')
      await assert.rejects(statusOf(server, authorization, own), /UNABLE_TO_VERIFY|unable to verify|self-signed/i, 'the client does not know the new one')
      assert.equal(await statusOf(server, authorization, own, { authority: other.certificate }), 401, 'the handshake asks for clients of the new authority')
      agent.destroy()
    })))

test('the listener speaks TLS 1.2 and 1.3, nothing older and no plain http, and goes on after either', () =>
  withWorld({}, ({ database, authorization, cvrNumber }) =>
    withCalledServer(database, {}, async (server) => {
      const own = testClient(server.authority, cvrNumber)
      const { port } = new URL(server.url)
      const speaks = (maxVersion: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3'): Promise<string> =>
        new Promise((resolve) => {
          const options = { port: Number(port), host: '127.0.0.1', ca: server.authority.certificate.toString(), cert: own.certificate.toString(), key: keyPem(own) }
          const socket = connect({ ...options, minVersion: 'TLSv1', maxVersion, ciphers: 'DEFAULT@SECLEVEL=0' }, () => resolve(socket.end().getProtocol() ?? ''))
          socket.on('error', () => resolve('none'))
        })
      assert.deepEqual([await speaks('TLSv1.1'), await speaks('TLSv1.2'), await speaks('TLSv1.3')], ['none', 'TLSv1.2', 'TLSv1.3'])
      await assert.rejects(fetch(server.url.replace('https', 'http')))
      assert.equal(await statusOf(server, authorization, own), 200)
    })))

test('who comes by TLS needs a certificate in the sandbox, too', () =>
  withWorld({}, ({ database, authorization, cvrNumber }) =>
    withCalledServer(database, { mode: 'sandbox' }, async (server) => {
      assert.equal(await statusOf(server, authorization, undefined), 401)
      assert.equal(await statusOf(server, authorization, testClient(server.authority, cvrNumber)), 200)
    })))
