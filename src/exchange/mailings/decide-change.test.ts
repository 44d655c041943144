import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideFollowing, decideWish } from './decide-change.ts'
import type { MailingProgress } from './mailing.ts'
import { releasedAt } from './mailing.ts'

const rules = { maxFaultPercent: 5, minFaults: 20, stepPauseMs: 300_000 }

const mailing = (more: Partial<MailingProgress> = {}): MailingProgress => ({
  state: 'running',
  step: 1,
  nextStepAt: null,
  seenHandled: 0,
  seenFaults: 0,
  entries: 1_000,
  released: 10,
  handled: 0,
  faults: 0,
  ...more,
})

test('a step releases one, ten and a hundred percent, and always more than the one before', () => {
  assert.deepEqual(([1, 2, 3] as const).map((step) => releasedAt(100_000, step)), [1_000, 10_000, 100_000])
  assert.deepEqual(([1, 2, 3] as const).map((step) => releasedAt(301, step)), [4, 31, 301])
  assert.deepEqual(([0, 1, 2, 3] as const).map((step) => releasedAt(5, step)), [0, 1, 2, 5])
  assert.deepEqual(([1, 2, 3] as const).map((step) => releasedAt(1, step)), [1, 1, 1])
})

test('each wish is done where it makes sense, is no fault where it is done already, and impossible elsewhere', () => {
  const states = ['examining', 'ready', 'running', 'paused', 'stopped', 'finished'] as const
  const kinds = (wish: 'start' | 'pause' | 'resume' | 'stop') => states.map((state) => decideWish(mailing({ state }), wish).kind)
  assert.deepEqual(kinds('start'), ['impossible', 'done', 'already', 'impossible', 'impossible', 'already'])
  assert.deepEqual(kinds('pause'), ['impossible', 'impossible', 'done', 'already', 'impossible', 'impossible'])
  assert.deepEqual(kinds('resume'), ['impossible', 'impossible', 'already', 'done', 'impossible', 'already'])
  assert.deepEqual(kinds('stop'), ['done', 'done', 'done', 'done', 'already', 'impossible'])
})

test('the start releases one percent, a pause nothing more, and going on the rest of the step or the next one', () => {
  const standing = (more: Partial<MailingProgress>, wish: 'start' | 'pause' | 'resume' | 'stop') => {
    const outcome = decideWish(mailing(more), wish)
    return outcome.kind === 'done' ? outcome.standing : assert.fail(outcome.kind)
  }
  assert.deepEqual(standing({ state: 'ready', step: 0, released: 0 }, 'start'), { state: 'running', step: 1, released: 10 })
  assert.deepEqual(standing({ step: 2, released: 100, handled: 40 }, 'pause'), { state: 'paused', step: 2, released: 0 })
  assert.deepEqual(standing({ state: 'paused', step: 2, released: 40, handled: 40 }, 'resume'), { state: 'running', step: 2, released: 100 })
  assert.deepEqual(standing({ state: 'paused', step: 2, released: 100, handled: 100 }, 'resume'), { state: 'running', step: 3, released: 1_000 })
  assert.deepEqual(standing({ step: 3, released: 1_000, handled: 700 }, 'stop'), { state: 'stopped', step: 3, released: 0 })
})

test('a mailing waits after a step, pauses when too much is wrong, and finishes with the last letter', () => {
  const following = (more: Partial<MailingProgress>) => decideFollowing(mailing(more), rules)
  assert.equal(following({ handled: 9 }), 'go on')
  assert.equal(following({ handled: 10 }), 'wait')
  assert.equal(following({ handled: 10, faults: 10 }), 'wait', 'ten wrong letters say nothing yet')
  assert.equal(following({ step: 2, released: 100, handled: 100, faults: 20 }), 'pause')
  assert.equal(following({ step: 3, released: 1_000, handled: 400, faults: 20 }), 'go on', 'five percent are not more than five')
  assert.equal(following({ step: 3, released: 1_000, handled: 399, faults: 20 }), 'pause')
  assert.equal(following({ step: 3, released: 1_000, handled: 399, faults: 20, seenHandled: 100, seenFaults: 15 }), 'go on', 'only what came since somebody looked')
  assert.equal(following({ step: 3, released: 1_000, handled: 1_000, faults: 900 }), 'finish')
  assert.equal(following({ state: 'paused', handled: 10, faults: 30 }), 'go on', 'the slice that was under way')
})
