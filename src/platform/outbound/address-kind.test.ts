import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressKind, allowedAddresses } from './address-kind.ts'

/** Every spelling in which IPv6 carries an IPv4 address. */
function carried(address: string): string[] {
  const hex = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'))
  const groups = `${hex.slice(0, 2).join('')}:${hex.slice(2).join('')}`
  return [`::ffff:${address}`, `::ffff:${groups}`, `0:0:0:0:0:ffff:${groups}`, `::ffff:0:${groups}`, `64:ff9b::${groups}`, `64:ff9b::${address}`, `2002:${groups}::`, `2002:${groups}::1`]
}

const everything = ['0.0.0.0/0', '::/0']

const never4 = ['0.0.0.0', '0.1.2.3', '169.254.169.254', '169.254.0.1', '192.0.0.192', '192.0.2.1', '192.88.99.1', '198.18.0.1', '198.19.255.255', '198.51.100.7', '203.0.113.200', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255', '100.100.100.200', '168.63.129.16']
const never6 = ['::', 'fe80::1', 'febf::1', 'fec0::1', 'ff02::1', 'ff0e::1', 'fd00:ec2::254', 'fd20:ce::254', '2001::1', '2001:2::1', '2001:db8::1', '3fff::1', '100::1', '64:ff9b:1::1', '::7f00:1', '4000::1', '5f00::1']

test('nobody allows metadata services, unspecified, multicast, broadcast, documentation and benchmark addresses, however they are spelled', () => {
  const isAllowed = allowedAddresses(everything)
  for (const address of [...never4, ...never4.flatMap(carried), ...never6]) {
    assert.equal(addressKind(address), 'never', address)
    assert.ok(!isAllowed(address), address)
  }
})

const private4 = ['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '100.64.0.1', '100.127.255.255']
const private6 = ['fc00::1', 'fdff:ffff::1', 'fd12:3456:789a::1']
const here = ['127.0.0.1', '127.1.2.3', ...carried('127.0.0.1'), '::1']

test('private ranges and this machine are called only where their range is allowed', () => {
  const isPublicOnly = allowedAddresses([])
  const isAllowed = allowedAddresses(everything)
  for (const address of [...private4, ...private4.flatMap(carried), ...private6]) assert.equal(addressKind(address), 'private', address)
  for (const address of here) assert.equal(addressKind(address), 'loopback', address)
  for (const address of [...private4, ...private4.flatMap(carried), ...private6, ...here]) {
    assert.ok(!isPublicOnly(address), address)
    assert.ok(isAllowed(address), address)
  }
  const isOurs = allowedAddresses(['10.20.0.0/16', 'fd12::/16', '192.168.7.7'])
  for (const address of ['10.20.30.40', '::ffff:10.20.30.40', 'fd12::1', '192.168.7.7']) assert.ok(isOurs(address), address)
  for (const address of ['10.21.0.1', '::ffff:10.21.0.1', 'fd13::1', '192.168.7.8', '127.0.0.1', '::1']) assert.ok(!isOurs(address), address)
})

test('every other address is public', () => {
  const isPublicOnly = allowedAddresses([])
  const neighbours = ['9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.1', '172.15.255.255', '172.32.0.0', '192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0', '223.255.255.255']
  for (const address of [...neighbours, ...neighbours.flatMap(carried), '2001:4860:4860::8888', '2606:4700::1111', '2a00::1', '3ffe::1']) {
    assert.equal(addressKind(address), 'public', address)
    assert.ok(isPublicOnly(address), address)
  }
})
