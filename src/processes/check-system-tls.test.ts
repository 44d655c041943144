import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { keyPem, testAuthority, testClient, testRevocationList } from '../platform/certificates/certificates.testing.ts'
import type { Settings } from '../platform/configuration/index.ts'
import { checkSystemTls } from './check-system-tls.ts'
import { makeWeakServer, withTlsFolder } from './system-tls-files.testing.ts'

type Given = Partial<Settings>

/** The settings that faults are about. */
const named = (settings: Given): string[] => checkSystemTls(settings).map((fault) => fault.split(':')[0] ?? '')

const production: Given = { BREVDUE_MODE: 'production', SYSTEM_PORT: 8443, PORT: 3000 }
const sandbox: Given = { BREVDUE_MODE: 'sandbox', PORT: 3000 }

test('settings that go together are in order', () =>
  withTlsFolder(({ settings, write, authority }) => {
    const header: Given = { SYSTEM_PROXY_CERT_HEADER: 'client-cert', TRUSTED_PROXIES: '10.0.0.1', SYSTEM_CLIENT_CA: settings.SYSTEM_CLIENT_CA }
    const SYSTEM_CLIENT_CRL = write('list.pem', testRevocationList(authority, []))
    for (const given of [{ ...production, ...settings }, { ...production, ...settings, SYSTEM_CLIENT_CRL }, { ...production, ...header }, sandbox, { ...sandbox, ...settings, SYSTEM_PORT: 0 }, { ...sandbox, SANDBOX_TLS_PORT: 3443 }])
      assert.deepEqual(checkSystemTls(given), [])
  }))

test('what is missing is named', () =>
  withTlsFolder(({ settings }) => {
    const { SYSTEM_TLS_CERT, SYSTEM_TLS_KEY, SYSTEM_CLIENT_CA } = settings
    const cases: [string, Given, string[]][] = [
      ['everything', production, ['SYSTEM_TLS_CERT', 'SYSTEM_CLIENT_CA']],
      ['the key', { ...production, SYSTEM_TLS_CERT, SYSTEM_CLIENT_CA }, ['SYSTEM_TLS_KEY']],
      ['the certificate', { ...production, SYSTEM_TLS_KEY, SYSTEM_CLIENT_CA }, ['SYSTEM_TLS_CERT']],
      ['the authorities', { ...production, SYSTEM_TLS_CERT, SYSTEM_TLS_KEY }, ['SYSTEM_CLIENT_CA']],
      ['the proxy', { ...production, SYSTEM_CLIENT_CA, SYSTEM_PROXY_CERT_HEADER: 'client-cert', TRUSTED_PROXIES: '' }, ['TRUSTED_PROXIES']],
      ['the authorities of what a proxy hands on', { ...production, SYSTEM_PROXY_CERT_HEADER: 'client-cert', TRUSTED_PROXIES: '10.0.0.1' }, ['SYSTEM_CLIENT_CA']],
      ['a port', { ...sandbox, ...settings }, ['SYSTEM_PORT']],
      ['a port of its own', { ...production, ...settings, OPERATIONS_PORT: 8443 }, ['SYSTEM_PORT']],
      ['a port of its own in the sandbox', { ...sandbox, SANDBOX_TLS_PORT: 3000 }, ['SANDBOX_TLS_PORT']],
      ['certificates of its own', { ...production, ...settings, SANDBOX_TLS_PORT: 0 }, ['SANDBOX_TLS_PORT']],
    ]
    for (const [what, given, names] of cases) assert.deepEqual(named(given), names, what)
  }))

test('every file that does not hold what it should is named, all at once', () =>
  withTlsFolder((tls) => {
    const { settings, write, authority, server } = tls
    const weak = makeWeakServer(tls)
    const [words, folder] = [write('words', 'nothing of the kind'), write('list', 'x').replace(/list$/, '')]
    const all = (file: string): Given => ({ ...production, SYSTEM_TLS_CERT: file, SYSTEM_TLS_KEY: file, SYSTEM_CLIENT_CA: file, SYSTEM_CLIENT_CRL: file })
    const names = ['SYSTEM_TLS_CERT', 'SYSTEM_TLS_KEY', 'SYSTEM_CLIENT_CA', 'SYSTEM_CLIENT_CRL']
    assert.deepEqual(named(all(words)), names)
    assert.deepEqual(named(all('/nowhere')), names)
    assert.deepEqual(named(all(folder)), names, 'a folder, in which not every file is a list')
    const wrong: [string, Given, string][] = [
      ['the key of another certificate', { SYSTEM_TLS_KEY: write('other-key.pem', keyPem(testClient(authority, '12345678'))) }, 'SYSTEM_TLS_KEY'],
      ['a key that is too short', { SYSTEM_TLS_CERT: weak, SYSTEM_TLS_KEY: weak }, 'SYSTEM_TLS_CERT'],
      ['a client as an authority', { SYSTEM_CLIENT_CA: write('client.pem', authority.certificate.toString() + server.certificate.toString()) }, 'SYSTEM_CLIENT_CA'],
      ['a certificate as a list', { SYSTEM_CLIENT_CRL: settings.SYSTEM_CLIENT_CA }, 'SYSTEM_CLIENT_CRL'],
    ]
    for (const [what, change, name] of wrong) assert.deepEqual(named({ ...production, ...settings, ...change }), [name], what)
  }))

test('a folder of lists is read, in either form', () =>
  withTlsFolder(({ settings, write, authority }) => {
    const lists = path.join(path.dirname(settings.SYSTEM_CLIENT_CA), 'lists')
    mkdirSync(lists)
    write('lists/one.pem', testRevocationList(authority, []))
    write('lists/other.crl', Buffer.from(testRevocationList(testAuthority('Andre'), []).split('\n')[1] ?? '', 'base64'))
    assert.deepEqual(named({ ...production, ...settings, SYSTEM_CLIENT_CRL: lists }), [])
  }))
