import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestPerson } from '../../../parties/parties.testing.ts'
import { addDuration, civilDate, instantText, parseInstant, startOfCivilDate } from '../../../platform/clock/index.ts'
import type { Instant } from '../../../platform/clock/index.ts'
import { jsonOf } from '../../../platform/http/json-of.testing.ts'
import { insertTestRegistration } from '../../../register/register.testing.ts'
import { withSandbox } from '../sandbox-portal.testing.ts'

interface Clock {
  readonly now: string
  readonly offset: number
}

const msOf = ({ now }: Clock): number => parseInstant(now) ?? Number.NaN

test('the clock is shown and moved by a duration or to a time', () =>
  withSandbox(async ({ json, post }) => {
    const before = await json<Clock>('/sandbox/api/clock')
    assert.equal(before.offset, 0)
    const advanced = await jsonOf<Clock>(post('/sandbox/api/clock', { advance: 'P7D' }))
    assert.equal(msOf(advanced) >= msOf(before) + 7 * 86_400_000, true)
    const set = await jsonOf<Clock>(post('/sandbox/api/clock', { set: '2031-03-01T08:00:00Z' }))
    assert.match(set.now, /^2031-03-01T08:00:0/)
    assert.deepEqual(await json<Clock>('/sandbox/api/clock').then(({ offset }) => offset), set.offset)
  }))

test('a wish that cannot be followed is refused with a remedy and moves nothing', () =>
  withSandbox(async ({ json, post }) => {
    const wishes: [Record<string, string>, string][] = [
      [{}, 'clock.wish.unreadable'],
      [{ advance: 'a week' }, 'clock.wish.unreadable'],
      [{ set: 'tomorrow' }, 'clock.wish.unreadable'],
      [{ set: '2031-03-01T08:00' }, 'clock.wish.unreadable'],
      [{ advance: 'P1D', set: '2031-03-01T08:00:00Z' }, 'clock.wish.unreadable'],
      [{ advance: '-P1D' }, 'clock.not.backwards'],
      [{ set: '2001-01-01T00:00:00Z' }, 'clock.not.backwards'],
      [{ advance: 'P1000Y' }, 'clock.wish.too.far'],
    ]
    for (const [wish, code] of wishes) {
      const answer = await post('/sandbox/api/clock', wish)
      const body = await jsonOf<{ code: string; message: string }>(answer)
      assert.deepEqual([answer.status, body.code], [400, code], JSON.stringify(wish))
      assert.ok(body.message.length > 40, body.message)
    }
    assert.equal((await json<Clock>('/sandbox/api/clock')).offset, 0)
  }))

test('what falls due on the way has happened when the answer comes', () =>
  withSandbox(async ({ exchange, json, post, page }) => {
    const { recipientId, valueDate } = await exchange.database.transaction(async (tx) => {
      const { partyId, cprNumber } = await insertTestPerson(tx)
      await insertTestRegistration(tx, { partyId })
      return { recipientId: cprNumber, valueDate: civilDate(addDuration(tx.now, 'P20D')) }
    })
    const flags = `<memo:doNotDeliverUntilDate>${valueDate}</memo:doNotDeliverUntilDate>`
    await exchange.send({ recipientId, flags, title: 'Ventet længe' })
    await exchange.settle()
    assert.match(await page('/sandbox/letters'), /Holdes tilbage/)
    await post('/sandbox/api/clock', { set: instantText((startOfCivilDate(valueDate) - 1_000) as Instant) }) // branding
    assert.match(await page('/sandbox/letters'), /Holdes tilbage/)
    await post('/sandbox/api/clock', { advance: 'P1D' })
    assert.match(await page('/sandbox/letters'), /I postkassen/)
    assert.equal((await json<Clock>('/sandbox/api/clock')).offset > 0, true)
  }))

test('the form moves the clock, reads its time as Danish, and explains itself', () =>
  withSandbox(async ({ json, post, page, get }) => {
    const moved = await post('/sandbox/clock', { set: '2031-07-01T08:00' })
    assert.equal(moved.headers.get('location'), '/sandbox/clock?moved=yes')
    assert.match((await json<Clock>('/sandbox/api/clock')).now, /^2031-07-01T06:00/)
    assert.match(await page('/sandbox/clock?moved=yes'), /Uret er nu 1\. juli 2031 kl\. 08\.00/)
    const refused = await post('/sandbox/clock', { set: '2001-01-01T08:00' }, { 'accept-language': 'en' })
    assert.equal(refused.status, 400)
    const html = await refused.text()
    assert.match(html, /The clock only moves forward\. Choose a later time/)
    assert.match(html, /value="2001-01-01T08:00"/)
    assert.equal((await get('/sandbox/clock')).status, 200)
  }))
