import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrganisationId } from '../organisations/index.ts'
import type { CvrNumber } from '../parties/index.ts'
import { basicAuthorization, readBasicCredentials } from './basic-credentials.ts'
import type { NewSystem } from './new-system.ts'
import { faultsOfNewSystem } from './new-system.ts'
import { sandboxToken } from './sandbox-token.ts'
import { addressListFault } from './system-addresses.ts'
import type { SystemId } from './system.ts'

const systemId = '0199e8a0-0000-7000-8000-000000000001' as SystemId // branding
const base64 = (text: string): string => Buffer.from(text).toString('base64')

test('credentials are read from a Basic header, the id in either case, the token up to the end', () => {
  assert.deepEqual(readBasicCredentials(basicAuthorization(systemId, 'a:b')), { systemId, token: 'a:b' })
  assert.deepEqual(readBasicCredentials(`basic ${base64(`${systemId.toUpperCase()}:t`)}`), { systemId, token: 't' })
})

test('anything else is no credentials', () => {
  for (const header of [undefined, '', 'Basic', 'Basic ', `Bearer ${base64(`${systemId}:t`)}`, `Basic ${base64('nobody:t')}`, 'Basic !!!', `Basic ${base64('x'.repeat(600))}`])
    assert.equal(readBasicCredentials(header), undefined)
  assert.equal(readBasicCredentials([basicAuthorization(systemId, 't')]), undefined)
})

test('a sandbox token is a UUIDv4 that secret and system decide', () => {
  const token = sandboxToken('secret', systemId)
  assert.match(token, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(sandboxToken('secret', systemId), token)
  assert.notEqual(sandboxToken('other', systemId), token)
  assert.notEqual(sandboxToken('secret', systemId.replace(/1$/, '2') as SystemId), token) // branding
})

test('a system calls from at most 32 addresses or one range of at most 32', () => {
  const singles = (count: number): string[] => Array.from({ length: count }, (_, index) => `192.0.2.${index}`)
  for (const fine of [['127.0.0.1', '::1'], singles(32), ['192.0.2.0/27'], ['192.0.2.7/32'], ['2001:db8::/123']]) assert.equal(addressListFault(fine), undefined, fine.join())
  const wrong = [[], singles(33), ['192.0.2.0/26'], ['2001:db8::/122'], ['192.0.2.0/27', '192.0.2.64/27'], ['192.0.2.0/30', '192.0.2.9'], ['192.0.2.256'], ['localhost'], ['192.0.2.0/x'], ['192.0.2.0/33'], ['fe80::1%eth0'], ['192.0.2.0/28/4']]
  for (const list of wrong) assert.notEqual(addressListFault(list), undefined, list.join())
})

const fine: NewSystem = {
  organisationId: 'x' as OrganisationId, // branding
  name: 'ESDH',
  isSender: true,
  isRecipient: true,
  serviceProtocol: 'REST_PULL',
  contact: { name: 'Drift', email: 'drift@example.org' },
  addresses: ['192.0.2.1'],
  activeFrom: null,
}
const faultyFields = (more: Partial<NewSystem>, mode: 'sandbox' | 'production' = 'production'): string[] => faultsOfNewSystem({ ...fine, ...more }, mode).map(({ field }) => field)

test('every wrong field of a new system is named at once', () => {
  assert.deepEqual(faultyFields({}), [])
  assert.deepEqual(
    faultyFields({ name: ' ', contact: { name: '', email: 'drift' }, delegatedCvr: '123' as CvrNumber, isSender: false, isRecipient: false, addresses: [] }), // branding
    ['name', 'contact.name', 'contact.email', 'delegatedCvr', 'systemTypes', 'addresses'],
  )
  assert.deepEqual(faultyFields({ name: 'x'.repeat(257) }), ['name'])
})

test('a pushed system needs endpoints, https everywhere and plain http only to this machine in the sandbox', () => {
  assert.deepEqual(faultyFields({ serviceProtocol: 'REST_PUSH' }), ['endpoint', 'receiptEndpoint'])
  assert.deepEqual(faultyFields({ serviceProtocol: 'REST_PUBLISH_SUBSCRIBE' }), ['endpoint'])
  assert.deepEqual(faultyFields({ serviceProtocol: 'REST_PUSH', isSender: false, endpoint: 'https://esdh.example.org/in' }), [])
  for (const endpoint of ['http://127.0.0.1:8080/in', 'http://localhost/in', 'http://[::1]/in']) {
    assert.deepEqual(faultyFields({ endpoint }, 'sandbox'), [], endpoint)
    assert.deepEqual(faultyFields({ endpoint }), ['endpoint'], endpoint)
  }
  for (const endpoint of ['http://192.0.2.1/in', 'http://localhost.example.org/', 'https://a:b@example.org/', 'ftp://example.org', 'example.org', ''])
    assert.deepEqual(faultyFields({ endpoint }, 'sandbox'), ['endpoint'], endpoint)
})
