import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AddressRanges, faultyRanges } from './address-ranges.ts'

test('addresses and ranges hold what they say, in either spelling of IPv4', () => {
  const ranges = new AddressRanges(['192.0.2.0/24', '198.51.100.7', '2001:db8::/32'])
  const held = ['192.0.2.255', '::ffff:192.0.2.1', '198.51.100.7', '2001:db8::1']
  const others = ['192.0.3.0', '198.51.100.8', '2001:db9::1', '', 'localhost', 'fe80::1%eth0']
  assert.deepEqual([...held, ...others].filter((address) => ranges.has(address)), held)
})

test('what is no address and no range is named', () => {
  const faulty = ['proxy.example', '10.0.0.0/33', '10.0.0.0/255.0.0.0', '10.0.0.1/', 'fe80::1%eth0', '2001:db8::/129', '10.0.0.0/8/8', '10.0.0']
  assert.deepEqual(faultyRanges(['10.0.0.1', ...faulty, '10.0.0.0/8', '::1', '::/0']), faulty)
})
