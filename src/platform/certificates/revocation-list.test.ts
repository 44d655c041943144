import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { keyPem, testAuthority, testClient, testRevocationList } from './certificates.testing.ts'
import { DerFault } from './der-reader.ts'
import { readRevocationLists, subjectNameOf } from './revocation-list.ts'

const openssl = (folder: string, ...args: readonly string[]): string => execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

function inFolder(work: (folder: string) => void): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'brevdue-crl-'))
  try {
    work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const authoritySettings = `[ca]
default_ca = own
[own]
database = index.txt
certificate = ca.pem
private_key = ca.key
default_md = sha256
default_crl_days = 2
crlnumber = number
crl_extensions = extensions
[extensions]
authorityKeyIdentifier = keyid
issuingDistributionPoint = critical, @point
[point]
onlyuser = TRUE
`

/** A list as OpenSSL makes it: another program's, with an extension that is critical, and signed as the caller says. */
function listByOpenssl(folder: string, keyOptions: readonly string[], signOptions: readonly string[]): { list: Buffer; authority: X509Certificate } {
  openssl(folder, 'req', '-x509', ...keyOptions, '-nodes', '-days', '2', '-subj', '/C=DK/O=Prøve/CN=Rod', '-utf8', '-keyout', 'ca.key', '-out', 'ca.pem')
  writeFileSync(path.join(folder, 'settings'), authoritySettings)
  writeFileSync(path.join(folder, 'number'), '01\n')
  writeFileSync(path.join(folder, 'index.txt'), 'R\t300101000000Z\t261101000000Z\t00A1B2C3\tunknown\t/CN=one\nR\t300101000000Z\t261101000000Z,keyCompromise\t7F\tunknown\t/CN=other\n')
  openssl(folder, 'ca', '-config', 'settings', '-gencrl', ...signOptions, '-out', 'crl.pem')
  return { list: readFileSync(path.join(folder, 'crl.pem')), authority: new X509Certificate(readFileSync(path.join(folder, 'ca.pem'))) }
}

const ecKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384']
const rsaKey = ['-newkey', 'rsa:2048']
const pss = ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:32']

for (const [kind, key, options] of [['ECDSA', ecKey, []], ['RSA', rsaKey, ['-md', 'sha512']], ['RSA-PSS', rsaKey, pss]] as const)
  test(`a list that OpenSSL made is read: signed by ${kind}`, () =>
    inFolder((folder) => {
      const { list, authority } = listByOpenssl(folder, key, options)
      const [read] = readRevocationLists(list)
      assert.ok(read !== undefined)
      assert.deepEqual(read.revoked, new Set(['A1B2C3', '7F']))
      assert.ok(read.issuerName.equals(subjectNameOf(authority)))
      assert.ok(read.isSignedBy(authority.publicKey))
      assert.ok(!read.isSignedBy(testAuthority().certificate.publicKey), 'another key')
      assert.equal((read.nextUpdate ?? 0) - read.thisUpdate, 2 * 86_400_000)
      openssl(folder, 'crl', '-in', 'crl.pem', '-outform', 'DER', '-out', 'crl.der')
      assert.equal(readRevocationLists(readFileSync(path.join(folder, 'crl.der'))).length, 1, 'DER')
    }))

test('OpenSSL reads what we make: a chain of three with its list', () =>
  inFolder((folder) => {
    const root = testAuthority('Rod')
    const issuing = testAuthority('Udstedende', root)
    const [client, revoked] = [testClient(issuing, '12345678'), testClient(issuing, '12345678')]
    const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text)
    write('root.pem', root.certificate.toString())
    write('issuing.pem', issuing.certificate.toString())
    write('client.pem', client.certificate.toString())
    write('client.key', keyPem(client))
    write('revoked.pem', revoked.certificate.toString())
    write('list.pem', testRevocationList(issuing, [revoked.certificate]))
    const verify = (file: string): string => openssl(folder, 'verify', '-x509_strict', '-purpose', 'sslclient', '-crl_check', '-CRLfile', 'list.pem', '-CAfile', 'root.pem', '-untrusted', 'issuing.pem', file)
    assert.match(verify('client.pem'), /client\.pem: OK/)
    assert.throws(() => verify('revoked.pem'), /certificate revoked/)
    assert.match(openssl(folder, 'x509', '-in', 'client.pem', '-noout', '-subject'), /organizationIdentifier ?= ?NTRDK-12345678/)
  }))

test('what is no list is refused', () => {
  const authority = testAuthority()
  const list = Buffer.from(testRevocationList(authority, [testClient(authority, '12345678').certificate]).split('\n')[1] ?? '', 'base64')
  assert.equal(readRevocationLists(list).length, 1)
  for (let length = 0; length < list.length; length++) assert.throws(() => readRevocationLists(list.subarray(0, length)), DerFault, `cut off at ${length}`)
  assert.throws(() => readRevocationLists(authority.certificate.raw), DerFault, 'a certificate')
  assert.throws(() => readRevocationLists(Buffer.from('not a list')), DerFault)
})
