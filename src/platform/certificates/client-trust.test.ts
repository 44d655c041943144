import assert from 'node:assert/strict'
import { test } from 'node:test'
import { machineNow } from '../clock/index.ts'
import { inDays, testAuthority, testClient, testRevocationList } from './certificates.testing.ts'
import { ClientTrust } from './client-trust.ts'
import type { KeyedCertificate } from './issue-certificate.ts'
import { issueCertificate } from './issue-certificate.ts'
import { readRevocationLists } from './revocation-list.ts'

const root = testAuthority('Rod')
const issuing = testAuthority('Udstedende', root)
const cvrNumber = '12345678'

const trustIn = (authorities: readonly KeyedCertificate[], ...lists: readonly string[]): ClientTrust =>
  new ClientTrust(authorities.map(({ certificate }) => certificate), lists.flatMap((list) => readRevocationLists(Buffer.from(list))))

const judged = (trust: ClientTrust, { certificate }: KeyedCertificate): string => trust.judge(certificate, machineNow())

test('a certificate is trusted in its time, from a known authority, for clients', () => {
  const trust = trustIn([root])
  const cases: Record<string, [KeyedCertificate, string]> = {
    right: [testClient(root, cvrNumber), 'trusted'],
    'of an authority of the same name': [testClient(testAuthority('Rod'), cvrNumber), 'issuer.unknown'],
    'signed by itself': [testAuthority('Andre'), 'issuer.unknown'],
    'the authority itself': [root, 'issuer.unknown'],
    expired: [testClient(root, cvrNumber, { notAfter: inDays(-0.5) }), 'expired'],
    'not yet valid': [testClient(root, cvrNumber, { notBefore: inDays(1) }), 'not.yet.valid'],
    "a server's": [testClient(root, cvrNumber, { purpose: 'server' }), 'purpose.wrong'],
    'issued by a client': [testClient(testClient(root, cvrNumber), cvrNumber), 'issuer.unknown'],
  }
  for (const [what, [certificate, judgement]] of Object.entries(cases)) {
    assert.equal(judged(trust, certificate), judgement, what)
    assert.equal(judged(trust, certificate), judgement, `${what}, asked again`)
  }
})

test('an issuing authority suffices; with the root given as well, the root judges it', () => {
  const client = testClient(issuing, cvrNumber)
  assert.equal(judged(trustIn([issuing]), client), 'trusted')
  assert.equal(judged(trustIn([root]), client), 'issuer.unknown', 'what issues to clients must be named')
  assert.equal(judged(trustIn([root, issuing]), client), 'trusted')
  assert.equal(judged(trustIn([root, issuing], testRevocationList(root, [issuing.certificate])), client), 'revoked')
  assert.equal(new ClientTrust([root.certificate, issuing.certificate], []).judge(client.certificate, inDays(31)), 'expired')
})

test('of an authority that was renewed with its key, the certificate in its time counts, in whatever order they are given', () => {
  const client = testClient(root, cvrNumber, { notAfter: inDays(200) })
  const renewed = issueCertificate({ purpose: 'authority', subject: [['C', 'DK'], ['CN', 'Rod']], notBefore: inDays(20), notAfter: inDays(300), privateKey: root.privateKey })
  for (const authorities of [[root, renewed], [renewed, root]]) {
    const trust = trustIn(authorities)
    const at = (days: number): string => trust.judge(client.certificate, inDays(days))
    assert.deepEqual([at(0), at(25), at(100), at(250), at(0)], ['trusted', 'trusted', 'trusted', 'expired', 'trusted'])
    assert.equal(judged(trustIn(authorities, testRevocationList(root, [client.certificate])), client), 'revoked')
  }
})

test('what a list names is revoked, also when the list is overdue; a list of somebody else says nothing', () => {
  const [one, other] = [testClient(root, cvrNumber), testClient(root, cvrNumber)]
  for (const nextUpdate of [inDays(1), inDays(-0.1)]) {
    const trust = trustIn([root], testRevocationList(root, [one.certificate], nextUpdate))
    assert.deepEqual([judged(trust, one), judged(trust, other)], ['revoked', 'trusted'])
  }
  const forged = testRevocationList(testAuthority('Rod'), [one.certificate])
  const [list] = readRevocationLists(Buffer.from(forged))
  const trust = trustIn([root], forged)
  assert.equal(judged(trust, one), 'trusted')
  assert.ok(list !== undefined && !trust.covers(list))
  assert.deepEqual(trust.unlisted, [root.certificate])
})
