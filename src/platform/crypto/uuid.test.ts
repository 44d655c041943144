import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bytesOfUuid, firstUuidV7, instantOfUuidV7, isUuid, isUuidV7, layOutUuidV7, uuidV4, uuidV7 } from './uuid.ts'

const instants = fc.integer({ min: 0, max: 2 ** 48 - 1 })

test('lays out the example of RFC 9562 appendix A.6', () => {
  const counter = 0xcc3 * 2 ** 30 + 0x18c4dc0c
  assert.equal(layOutUuidV7(1_645_557_742_000, { counter, random: 0x0c07398f }), '017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

test('reads the instant of the RFC example', () => {
  assert.equal(instantOfUuidV7('017f22e2-79b0-7cc3-98c4-dc0c0c07398f'), 1_645_557_742_000)
})

test('gives back the instant an id was made at', () => {
  fc.assert(fc.property(instants, (instantMs) => instantOfUuidV7(uuidV7(instantMs)) === instantMs))
})

test('makes ids that have version 7 and the variant of the RFC', () => {
  fc.assert(fc.property(instants, (instantMs) => isUuidV7(uuidV7(instantMs)) && isUuid(uuidV7(instantMs))))
})

test('ids of one millisecond rise, also when another millisecond comes between', () => {
  const ids = Array.from({ length: 2_000 }, (_, index) => ({ ms: 1_000 + (index % 2), id: uuidV7(1_000 + (index % 2)) }))
  for (const ms of [1_000, 1_001]) {
    const made = ids.filter((each) => each.ms === ms).map((each) => each.id)
    assert.deepEqual(made, made.toSorted())
    assert.equal(new Set(made).size, made.length)
  }
})

test('a later instant sorts after every id of an earlier one', () => {
  fc.assert(fc.property(instants, instants, (one, other) => one === other || one < other === uuidV7(one) < uuidV7(other)))
})

test('the first id of an instant stands before all of its ids and after all earlier ones', () => {
  assert.equal(firstUuidV7(1_645_557_742_000), '017f22e2-79b0-7000-8000-000000000000')
  assert.ok(firstUuidV7(5_000) < uuidV7(5_000))
  assert.ok(layOutUuidV7(4_999, { counter: 2 ** 42 - 1, random: 2 ** 32 - 1 }) < firstUuidV7(5_000))
})

test('refuses an instant that is no whole millisecond of 48 bits', () => {
  for (const instantMs of [-1, 0.5, 2 ** 48, Number.NaN]) assert.throws(() => uuidV7(instantMs), RangeError)
})

test('refuses to read an instant from another version or from noise', () => {
  for (const text of ['', uuidV4(), '017F22E2-79B0-7CC3-98C4-DC0C0C07398F', '017f22e279b07cc398c4dc0c0c07398f']) {
    assert.equal(isUuidV7(text), false)
    assert.throws(() => instantOfUuidV7(text), RangeError)
  }
})

test('random ids have version 4 and differ', () => {
  assert.match(uuidV4(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.notEqual(uuidV4(), uuidV4())
})

test('the bytes of a UUID are those of its digits; other text is refused', () => {
  assert.equal(bytesOfUuid('017f22e2-79b0-7cc3-98c4-dc0c0c07398f').toString('hex'), '017f22e279b07cc398c4dc0c0c07398f')
  for (const text of ['', '017f22e2-79b0-7cc3-98c4-dc0c0c07398', '../../../../../../../../etc/passwd'])
    assert.throws(() => bytesOfUuid(text), RangeError)
})
