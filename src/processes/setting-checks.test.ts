import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigurationFault, readConfiguration } from '../platform/configuration/index.ts'
import { settingChecks } from './setting-checks.ts'

test('every range of OUTBOUND_ALLOW that is none is told by name', () => {
  assert.equal(readConfiguration({ OUTBOUND_ALLOW: ' 10.20.0.0/16, fd12::/16,192.168.7.7,' }, settingChecks).DELIVERY_TIMEOUT_MS, 30_000)
  assert.throws(
    () => readConfiguration({ OUTBOUND_ALLOW: '10.0.0.0/8,10.0.0/8,intranet.example' }, settingChecks),
    (error: unknown) => error instanceof ConfigurationFault && error.faults.length === 2 && error.faults.every((fault) => fault.startsWith('OUTBOUND_ALLOW: "')),
  )
})
