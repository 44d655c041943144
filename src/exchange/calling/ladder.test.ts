import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '../../platform/clock/index.ts'
import { instant } from '../../platform/clock/index.ts'
import type { LadderName } from './ladder.ts'
import { nextAttemptAt } from './ladder.ts'

const minuteMs = 60_000
const hours = (...counts: number[]): number[] => counts.map((count) => count * 60 * minuteMs)
const expected: Record<LadderName, readonly number[]> = {
  week: [0, 15 * minuteMs, ...hours(1, 6, 24, 48, 72, 96, 120, 144, 168)],
  primary: hours(0, 1, 6),
}
/** The same numbers from 0 to `most` in every run (a linear congruential generator). */
function drawing(): (most: number) => number {
  let state = 1
  return (most) => Math.floor(((state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648) * (most + 1))
}

const first = instant(Date.parse('2026-10-22T09:30:00Z'))

/** Walks a ladder, each attempt being late by so much; answers when attempts were made, counted from the first. */
function walk(ladder: LadderName, latenessMs: () => number): number[] {
  const made: number[] = []
  for (let due: Instant | undefined = first; due !== undefined; due = nextAttemptAt(ladder, first, instant(first + (made.at(-1) ?? 0))))
    made.push(made.length === 0 ? 0 : due - first + latenessMs())
  return made
}

for (const ladder of ['week', 'primary'] as const) {
  test(`the ladder ${ladder} has the steps of the specification, also over the end of summer time`, () => {
    assert.deepEqual(walk(ladder, () => 0), expected[ladder])
  })

  test(`however late attempts are, the ladder ${ladder} makes each step at most once, never early, never puts one off, and ends with one at or after its last step`, () => {
    const draw = drawing()
    for (let round = 0; round < 500; round++) {
      const most = 10 ** draw(10)
      const made = walk(ladder, () => draw(most))
      const last = expected[ladder].at(-1) ?? 0
      assert.ok((made.at(-1) ?? 0) >= last, 'the last attempt is made')
      assert.ok(made.slice(0, -1).every((offset) => offset < last), 'and nothing after it')
      assert.ok(made.length <= expected[ladder].length)
      made.forEach((offset, index) => assert.ok(index === 0 || offset > (made[index - 1] ?? 0), 'each later than the one before'))
      made.slice(1).forEach((_offset, index) => {
        const due = expected[ladder].find((step) => step > (made[index] ?? 0)) ?? 0
        assert.equal(nextAttemptAt(ladder, first, instant(first + (made[index] ?? 0))), first + due, 'the next step that is not past')
      })
    }
  })
}
