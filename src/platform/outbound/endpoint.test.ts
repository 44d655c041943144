import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endpointFault } from './endpoint.ts'

const production = { mode: 'production', allowedRanges: [] } as const
const sandbox = { mode: 'sandbox', allowedRanges: [] } as const
const reason = (text: string, options: Parameters<typeof endpointFault>[1] = production): string | undefined => endpointFault(text, options)?.reason

test('an endpoint is https without user name; http goes to this machine in the sandbox only', () => {
  for (const text of ['https://esdh.example.org/in', 'https://esdh.example.org:8443/in?x=1', 'HTTPS://9.9.9.9/', 'https://[2606:4700::1111]/in']) assert.equal(reason(text), undefined, text)
  for (const text of ['', 'esdh.example.org', 'ftp://example.org/', 'file:///etc/passwd', 'http://example.org/', 'https://a@example.org/', 'https://a:b@example.org/', 'javascript:0', 'https://', 'https://exa mple.org'])
    assert.equal(reason(text), 'address.invalid', text)
  for (const text of ['http://127.0.0.1:8080/in', 'http://localhost/in', 'http://[::1]/in', 'http://receiver.localhost/', 'https://127.0.0.1/']) {
    assert.equal(reason(text, sandbox), undefined, text)
    assert.notEqual(reason(text), text.startsWith('https') ? 'address.invalid' : undefined, text)
  }
  for (const text of ['http://localhost.example.org/', 'http://10.0.0.1/', 'http://127.0.0.1.example.org/']) assert.equal(reason(text, sandbox), 'address.invalid', text)
})

test('an address of a forbidden range is told at once, one in an allowed range is not', () => {
  for (const text of ['https://10.0.0.1/', 'https://127.0.0.1/', 'https://[::1]/', 'https://169.254.169.254/latest', 'https://[::ffff:127.0.0.1]/', 'https://[64:ff9b::a00:1]/', 'https://[fd00:ec2::254]/'])
    assert.equal(reason(text), 'address.forbidden', text)
  assert.equal(reason('https://10.0.0.1/', { mode: 'production', allowedRanges: ['10.0.0.0/8'] }), undefined)
  assert.equal(reason('https://169.254.169.254/', { mode: 'production', allowedRanges: ['169.254.0.0/16'] }), 'address.forbidden')
})

test('where the ranges are not known, only what no range allows is told', () => {
  assert.equal(reason('https://10.0.0.1/', { mode: 'production' }), undefined)
  assert.equal(reason('https://169.254.169.254/', { mode: 'production' }), 'address.forbidden')
})

test('an IP address in disguise is none', () => {
  for (const host of ['2130706433', '0x7f000001', '0177.0.0.1', '127.1', '0x7f.1', '017700000001', '①②⑦.0.0.1', '127。0。0。1', '3232235521', '0xa9fea9fe'])
    for (const options of [production, sandbox]) assert.equal(reason(`https://${host}/`, options), 'address.invalid', host)
  assert.equal(reason('https://127.0.0.1./'), 'address.forbidden')
})
