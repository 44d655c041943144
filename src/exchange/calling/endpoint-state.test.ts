import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../platform/clock/index.ts'
import type { Attempt, AttemptOutcome } from './attempt.ts'
import type { EndpointState, StateChange } from './endpoint-state.ts'
import { neverCalled, stateAfter } from './endpoint-state.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const taken: AttemptOutcome = { kind: 'taken' }
const failed: AttemptOutcome = { kind: 'failed', reason: { code: 'timeout' } }
const ourFault: AttemptOutcome = { kind: 'failed', reason: { code: 'content' } }
const stopped: AttemptOutcome = { kind: 'stopped' }

const attemptsAt = (atMs: number, outcomes: readonly AttemptOutcome[]): Attempt<unknown>[] => outcomes.map((outcome) => ({ due: undefined, attemptedAt: instant(atMs), outcome }))
const after = (before: EndpointState, atMs: number, outcomes: readonly AttemptOutcome[], left = false): StateChange =>
  stateAfter(before, { attempts: attemptsAt(atMs, outcomes), left, now: instant(atMs) })

/** A failure on each day from one to the other. */
function failedDaily(before: EndpointState, firstDay: number, lastDay: number): StateChange {
  const change = after(before, firstDay * dayMs, [failed])
  return firstDay === lastDay ? change : failedDaily(change.state, firstDay + 1, lastDay)
}

test('two failures in a row are told once, a success in between is silence, and a success afterwards is told', () => {
  const one = after(neverCalled, 0, [failed])
  assert.deepEqual([one.tell, one.state.failuresInRow, one.state.failingSince], [undefined, 1, 0])
  assert.equal(after(after(one.state, 1, [taken]).state, 2, [failed]).tell, undefined)
  const two = after(one.state, minuteMs, [failed])
  assert.deepEqual([two.tell, two.state.failingSince, two.state.lastReason], ['failing', 0, 'timeout'])
  const three = after(two.state, 2 * minuteMs, [failed])
  assert.equal(three.tell, undefined)
  const works = after(three.state, 3 * minuteMs, [failed, taken])
  assert.deepEqual([works.tell, works.state], ['works again', { ...neverCalled, lastSuccessAt: 3 * minuteMs }])
})

test('a poison letter among successes neither alarms nor deactivates', () => {
  let state = neverCalled
  for (let atMs = 0; atMs < 9 * dayMs; atMs += dayMs) {
    const change = after(state, atMs, [taken, failed])
    assert.deepEqual([change.tell, change.givenUp, change.state.pausedUntil], [undefined, false, null])
    state = change.state
  }
})

test('what is our own fault, or was broken off, says nothing about the system', () => {
  const { state } = after(neverCalled, 0, [failed, failed], true)
  assert.equal(after(state, minuteMs, [ourFault, stopped], true).state, state)
})

test('the pause is as long as the system has been failing, from one minute to fifteen, and only where something is kept back', () => {
  assert.equal(after(neverCalled, 0, [failed]).state.pausedUntil, null, 'a single letter keeps its ladder')
  let change = after(neverCalled, 0, [failed, failed], true)
  const pauses: number[] = []
  for (let atMs = 0; pauses.length < 8; change = after(change.state, atMs, [failed], true)) {
    pauses.push(((change.state.pausedUntil ?? 0) - atMs) / minuteMs)
    atMs = change.state.pausedUntil ?? 0
  }
  assert.deepEqual(pauses, [1, 1, 2, 4, 8, 15, 15, 15])
  assert.equal(after(change.state, 100 * minuteMs, [taken], true).state.pausedUntil, null, 'a success closes the breaker')
})

test('seven days of attempts without a success: given up; not a moment earlier, and not after a success in between', () => {
  const { state } = failedDaily(neverCalled, 0, 6)
  assert.equal(after(state, 7 * dayMs - 1, [failed]).givenUp, false)
  assert.equal(after(state, 7 * dayMs, [failed]).givenUp, true)
  assert.equal(failedDaily(after(failedDaily(neverCalled, 0, 1).state, 1.5 * dayMs, [taken]).state, 2, 8).givenUp, false)
})

test('a failure long after another, with nothing tried between, is the first of its own seven days', () => {
  const { state } = failedDaily(neverCalled, 0, 1)
  const late = after(state, 9 * dayMs, [failed])
  assert.deepEqual([late.givenUp, late.state.failuresInRow, late.state.failingSince], [false, 1, 9 * dayMs])
  assert.deepEqual([failedDaily(late.state, 10, 15).givenUp, failedDaily(late.state, 10, 16).givenUp], [false, true])
})
