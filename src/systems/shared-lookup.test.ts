import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SharedLookup } from './shared-lookup.ts'

/** A look-up that answers how often it was begun, when told to. */
function heldLookup() {
  const ends: (() => void)[] = []
  let begun = 0
  const look = (): Promise<number> => {
    const number = ++begun
    return new Promise((resolve) => ends.push(() => resolve(number)))
  }
  return { look, end: () => ends.shift()?.(), begun: () => begun }
}

const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

test('who comes while a look-up is under way shares the next one, which begins afterwards', async () => {
  const lookup = new SharedLookup<number>()
  const { look, end, begun } = heldLookup()
  const first = lookup.ask('a', look)
  const others = [lookup.ask('a', look), lookup.ask('a', look)]
  assert.equal(begun(), 1)
  end()
  assert.equal(await first, 1)
  await settled()
  assert.equal(begun(), 2)
  const last = lookup.ask('a', look)
  end()
  assert.deepEqual(await Promise.all(others), [2, 2])
  await settled()
  end()
  assert.equal(await last, 3)
  await settled()
  assert.equal(lookup.size, 0, 'nothing is kept')
})

test('different questions do not wait for each other', async () => {
  const lookup = new SharedLookup<string>()
  assert.deepEqual(await Promise.all(['a', 'b'].map((key) => lookup.ask(key, () => Promise.resolve(key)))), ['a', 'b'])
})

test('a look-up that fails fails those who shared it, and nobody after them', async () => {
  const lookup = new SharedLookup<number>()
  const broken = (): Promise<number> => Promise.reject(new Error('away'))
  const outcomes = await Promise.allSettled([lookup.ask('a', broken), lookup.ask('a', broken), lookup.ask('a', () => Promise.resolve(1))])
  assert.deepEqual(outcomes.map(({ status }) => status), ['rejected', 'rejected', 'rejected'])
  assert.equal(await lookup.ask('a', () => Promise.resolve(2)), 2)
  assert.equal(lookup.size, 0)
})
