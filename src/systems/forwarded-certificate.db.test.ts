import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestAuthorityOrganisation } from '../organisations/organisations.testing.ts'
import { inDays, testAuthority, testClient, testRevocationList } from '../platform/certificates/certificates.testing.ts'
import type { KeyedCertificate } from '../platform/certificates/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { callByTls } from '../platform/http/tls-client.testing.ts'
import type { CalledOptions, CalledServer } from './called-system.testing.ts'
import { withCalledServer } from './called-system.testing.ts'
import { insertTestSystem } from './systems.testing.ts'

const proxyHeader = 'x-client-certificate'
const clientAddress = '192.0.2.9'
const trusted: CalledOptions = { plain: true, proxyHeader, trustedProxies: ['127.0.0.0/30'] }

interface World {
  readonly server: CalledServer
  readonly authorization: string
  readonly right: KeyedCertificate
}

/** A system that calls from `clientAddress` or from this machine. */
const withWorld = (options: CalledOptions, work: (world: World) => Promise<void>): Promise<void> =>
  withTestDatabase(async (database) => {
    const { authorization, cvrNumber } = await database.transaction(async (tx) => {
      const organisation = await insertTestAuthorityOrganisation(tx)
      return { ...organisation, ...(await insertTestSystem(tx, { organisationId: organisation.organisationId, addresses: [clientAddress, '127.0.0.1'] })) }
    })
    await withCalledServer(database, options, (server) => work({ server, authorization, right: testClient(server.authority, cvrNumber) }))
  })

const urlEncodedPem = ({ certificate }: KeyedCertificate): string => encodeURIComponent(certificate.toString())
const byteSequence = ({ certificate }: KeyedCertificate): string => `:${certificate.raw.toString('base64')}:`

/** As a proxy asks for a client: with its address, and the header that it sets. */
async function throughProxy({ server, authorization }: World, header: string | undefined, more: Record<string, string> = {}): Promise<number> {
  const certificate: Record<string, string> = header === undefined ? {} : { [proxyHeader]: header }
  const headers = { authorization, 'x-forwarded-for': clientAddress, ...certificate, ...more }
  return (await fetch(server.url, { headers })).status
}

test('a trusted proxy hands the certificate on, in either form, and it is checked like one that is shown', () =>
  withWorld(trusted, async (world) => {
    const { server, right } = world
    const { authority } = server
    assert.equal(await throughProxy(world, urlEncodedPem(right)), 200)
    assert.equal(await throughProxy(world, byteSequence(right)), 200)
    const expired = testClient(authority, '12345678', { notAfter: inDays(-0.5) })
    const wrong: Record<string, string | undefined> = {
      none: undefined,
      empty: '',
      'of another authority': urlEncodedPem(testClient(testAuthority(), '12345678')),
      "another organisation's": urlEncodedPem(testClient(authority, '12345678')),
      expired: byteSequence(expired),
      'two certificates': urlEncodedPem(right) + urlEncodedPem(right),
      'twice in the header': `${byteSequence(right)}, ${byteSequence(right)}`,
      'cut off': urlEncodedPem(right).slice(0, 300),
      'half a letter': '%E0%A4%A',
      words: 'NTRDK-12345678',
    }
    for (const [what, header] of Object.entries(wrong)) assert.equal(await throughProxy(world, header), 401, what)
    assert.equal(await throughProxy(world, urlEncodedPem(right), { 'x-forwarded-for': '192.0.2.10' }), 401, 'from another address')
    server.revoke(testRevocationList(authority, [right.certificate]))
    assert.equal(await throughProxy(world, urlEncodedPem(right)), 401, 'revoked')
  }))

test('the header of anybody else is not looked at', async () => {
  for (const trustedProxies of [[], ['192.0.2.0/24']])
    await withWorld({ ...trusted, trustedProxies }, async (world) => {
      assert.equal(await throughProxy(world, urlEncodedPem(world.right)), 401)
      assert.equal(await throughProxy(world, urlEncodedPem(world.right), { 'x-forwarded-for': '127.0.0.1' }), 401)
    })
})

test('in the sandbox the header lets nobody in who is not trusted to set it, and keeps no caller of this machine out', () =>
  withWorld({ ...trusted, mode: 'sandbox', trustedProxies: [] }, async ({ server, authorization, right }) => {
    const status = async (headers: Record<string, string>): Promise<number> => (await fetch(server.url, { headers: { authorization, ...headers } })).status
    assert.equal(await status({}), 200)
    assert.equal(await status({ [proxyHeader]: urlEncodedPem(right) }), 200)
    assert.equal(await status({ [proxyHeader]: urlEncodedPem(right), 'x-forwarded-for': '127.0.0.1' }), 401)
  }))

test('a proxy that comes by TLS itself is not its caller', () =>
  withWorld({ trustedProxies: ['127.0.0.1'] }, async ({ server, authorization, right }) => {
    const client = { authority: server.authority.certificate, own: right }
    assert.equal((await callByTls(server.url, client, { headers: { authorization } })).status, 200, 'a caller of its own')
    assert.equal((await callByTls(server.url, client, { headers: { authorization, 'x-forwarded-for': clientAddress } })).status, 401)
  }))

test('where the header is configured, a proxy by TLS hands on the certificate there or nowhere', () =>
  withWorld({ ...trusted, plain: false }, async ({ server, authorization, right }) => {
    const client = { authority: server.authority.certificate, own: right }
    assert.equal((await callByTls(server.url, client, { headers: { authorization } })).status, 401)
    assert.equal((await callByTls(server.url, client, { headers: { authorization, [proxyHeader]: urlEncodedPem(right) } })).status, 200)
  }))
