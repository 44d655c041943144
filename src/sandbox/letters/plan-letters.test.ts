import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkMemo } from '../../memo/index.ts'
import { instant, parseInstant } from '../../platform/clock/index.ts'
import { buildNation } from '../nation/index.ts'
import type { PlannedLetter } from './planned-letter.ts'
import { momentOf } from './planned-letter.ts'
import { planLetters } from './plan/plan-letters.ts'
import { LetterWriting } from './write-letter.ts'

const now = parseInstant('2026-11-22T12:00:00Z') ?? instant(0)
const nation = buildNation('brevdue', now, { persons: 200, companies: 30, authorities: 8 })
const plan = planLetters(nation, now, { count: 300, seed: 'brevdue' })

test('a plan has as many letters as asked for, and never fewer than those with a purpose', () => {
  assert.equal(plan.length, 300)
  const least = planLetters(nation, now, { count: 0, seed: 'brevdue' }).length
  assert.ok(least > 100 && least < 200, `${least} with a purpose`)
  assert.equal(planLetters(buildNation('brevdue', now, { persons: 0, companies: 0, authorities: 0 }), now, { count: 300, seed: 'brevdue' }).length, least)
})

test('letters lie within the last year, in the past', () => {
  for (const { daysAgo } of plan) assert.ok(daysAgo >= 0 && daysAgo < 364 && momentOf(daysAgo, now) < now, String(daysAgo))
})

test('the same nation, moment, count and seed write the same letters', async () => {
  const write = async (letters: readonly PlannedLetter[]): Promise<string[]> => {
    const writing = new LetterWriting('brevdue', now)
    const places = letters.flatMap(({ template }, place) => (template.form === 'pdf' ? [] : [place])).slice(0, 30)
    return Promise.all(places.map(async (place) => (await writing.write(letters[place] as PlannedLetter, place)).xml.toString('base64'))) // a place of the plan
  }
  assert.deepEqual(await write(planLetters(nation, now, { count: 300, seed: 'brevdue' })), await write(plan))
})

test('only letters that are meant to be broken break the format', async () => {
  const writing = new LetterWriting('brevdue', now)
  const cheap = plan.flatMap((planned, place) => (planned.template.form === 'pdf' && planned.isSms !== true ? [] : [{ planned, place }]))
  for (const { planned, place } of cheap) assert.equal(checkMemo((await writing.write(planned, place)).xml).faults.length > 0, planned.flaw === 'broken', planned.template.code)
})
