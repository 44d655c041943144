import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { inDays, keyPem, testAuthority, testClient, testRevocationList } from '../platform/certificates/certificates.testing.ts'
import type { TlsFiles } from '../platform/http/index.ts'
import { openLog } from '../platform/log/index.ts'
import { SystemCertificates } from './system-certificates.ts'
import type { TlsFolder } from './system-tls-files.testing.ts'
import { makeWeakServer, testServer, withTlsFolder } from './system-tls-files.testing.ts'
import { readSystemTls, stateOfSystemTls } from './system-tls-files.ts'

interface Opened {
  readonly certificates: SystemCertificates
  /** What the listener was given, oldest first. */
  readonly given: readonly TlsFiles[]
  /** `level message` of each line that is no INFO. */
  complaints(): string[]
}

/** Opened on the folder with a list of revoked certificates in `list.pem`, whose first look is over. */
function open({ settings, write }: TlsFolder, list: string): Opened {
  const lines: string[] = []
  const given: TlsFiles[] = []
  const all = { ...settings, SYSTEM_CLIENT_CRL: write('list.pem', list) }
  const certificates = new SystemCertificates({ state: () => stateOfSystemTls(all), read: () => readSystemTls(all) }, openLog('warn', { write: (line) => void lines.push(line) }))
  certificates.start((files) => given.push(files))
  const complaints = (): string[] =>
    lines.map((line) => {
      const { level, msg } = JSON.parse(line) as { level: number; msg: string } // a line of our log
      return `${level === 50 ? 'error' : 'warn'} ${msg}`
    })
  return { certificates, given, complaints }
}

const overdue = 'error a list of revoked certificates is overdue; newer revocations are not known'
const unreadable = 'error certificates cannot be read; those of before are used'

test('a list that is replaced counts at the next look, and one that cannot be read changes nothing', () =>
  withTlsFolder(async (folder) => {
    const { authority, write } = folder
    const own = testClient(authority, '12345678').certificate
    const { certificates, given, complaints } = open(folder, testRevocationList(authority, []))
    assert.equal(certificates.judge(own), 'trusted')
    write('list.pem', testRevocationList(authority, [own]))
    assert.equal(certificates.judge(own), 'trusted')
    certificates.look()
    assert.equal(certificates.judge(own), 'revoked')
    assert.deepEqual(complaints(), [])
    write('list.pem', 'half of a file')
    certificates.look()
    certificates.look()
    assert.equal(certificates.judge(own), 'revoked')
    assert.deepEqual(complaints(), [unreadable, unreadable], 'told until it is mended')
    write('list.pem', testRevocationList(authority, []))
    certificates.look()
    assert.equal(certificates.judge(own), 'trusted')
    assert.equal(given.length, 2, 'of three changes two could be read')
    await certificates.stop()
  }))

test('a list of another authority in the place of ours takes no revocation back', () =>
  withTlsFolder(async (folder) => {
    const { authority, write } = folder
    const own = testClient(authority, '12345678').certificate
    const { certificates, complaints } = open(folder, testRevocationList(authority, [own]))
    write('list.pem', testRevocationList(testAuthority('Andre'), []))
    certificates.look()
    assert.equal(certificates.judge(own), 'revoked')
    assert.equal(complaints().at(-1), unreadable)
    write('list.pem', testRevocationList(authority, []))
    certificates.look()
    assert.equal(certificates.judge(own), 'trusted')
    await certificates.stop()
  }))

test('a certificate with which no TLS can be spoken is not handed to the listener', () =>
  withTlsFolder(async (folder) => {
    const { certificates, given, complaints } = open(folder, testRevocationList(folder.authority, []))
    const weak = readFileSync(makeWeakServer(folder), 'utf8')
    folder.write('server.pem', weak)
    folder.write('server-key.pem', weak)
    certificates.look()
    assert.deepEqual([given.length, complaints()], [0, [unreadable]])
    await certificates.stop()
  }))

test('an overdue list counts on, and is complained of once an hour', () =>
  withTlsFolder(async (folder) => {
    const { authority } = folder
    const [own, other] = [testClient(authority, '12345678').certificate, testClient(authority, '12345678').certificate]
    const { certificates, complaints } = open(folder, testRevocationList(authority, [own], inDays(-0.1)))
    certificates.look()
    certificates.look()
    assert.deepEqual([certificates.judge(own), certificates.judge(other), complaints()], ['revoked', 'trusted', [overdue]])
    await certificates.stop()
  }))

test('authorities without a list, and lists without an authority, are told', () =>
  withTlsFolder(async (folder) => {
    const { certificates, complaints } = open(folder, testRevocationList(testAuthority('Andre'), []))
    assert.deepEqual(complaints(), ['warn no list of revoked certificates for an authority', 'warn a list of revoked certificates is of no known authority'])
    await certificates.stop()
  }))

test('a new server certificate is handed to the listener once key and certificate fit', () =>
  withTlsFolder(async (folder) => {
    const { authority, write } = folder
    const { certificates, given, complaints } = open(folder, testRevocationList(authority, []))
    const renewed = testServer(authority)
    write('server.pem', renewed.certificate.toString())
    certificates.look()
    assert.deepEqual([given.length, complaints()], [0, [unreadable]], 'the key of before')
    write('server-key.pem', keyPem(renewed))
    certificates.look()
    certificates.look()
    assert.deepEqual(given, [{ key: keyPem(renewed), certificate: renewed.certificate.toString(), clientAuthorities: authority.certificate.toString() }])
    await certificates.stop()
  }))
