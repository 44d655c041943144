import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pause } from '../../platform/clock/index.ts'
import { ScanUnfinished } from '../../platform/virus-scan/index.ts'
import { readInTime } from './read-in-time.ts'

test('reads some items beside each other and answers in their order, those without a verdict apart', async () => {
  let underWay = 0
  let most = 0
  const part = await readInTime([40, 30, 20, 10, 5, 1], { besideEachOther: 3, takesOnForMs: 10_000 }, async (durationMs) => {
    most = Math.max(most, ++underWay)
    await pause(durationMs)
    underWay--
    if (durationMs === 20) throw new ScanUnfinished('no verdict')
    return `read ${durationMs}`
  })
  assert.deepEqual(part, { read: ['read 40', 'read 30', 'read 10', 'read 5', 'read 1'], unscanned: [20], left: [] })
  assert.equal(most, 3)
})

test('begins nothing more when the time is over, but always something', async () => {
  const part = await readInTime([1, 2, 3, 4], { besideEachOther: 1, takesOnForMs: 0 }, (item) => Promise.resolve(item))
  assert.deepEqual(part, { read: [1], unscanned: [], left: [2, 3, 4] })
})

test('any other failure is that of the batch', async () => {
  await assert.rejects(readInTime([1, 2], { besideEachOther: 2, takesOnForMs: 10_000 }, () => Promise.reject(new TypeError('a bug'))), TypeError)
})
