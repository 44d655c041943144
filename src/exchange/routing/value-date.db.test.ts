import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { insertTestPerson } from '../../parties/parties.testing.ts'
import type { Instant, PlainDate } from '../../platform/clock/index.ts'
import { addDuration, civilDate, instant, instantText, startOfCivilDate } from '../../platform/clock/index.ts'
import { insertTestRegistration } from '../../register/register.testing.ts'
import { moveClock } from '../clock.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import type { MessageUuid } from '../letter.ts'
import { listOutcomes } from '../outcome.testing.ts'
import { newMessageUuid, waitingFor } from '../test-memo.testing.ts'

const dayMs = 86_400_000
/** A loaded machine takes seconds to work through what is due; nobody's day is decided by them. */
const marginMs = 120_000

const dayAfter = (day: PlainDate): PlainDate => civilDate(addDuration(startOfCivilDate(day), 'P1D'))
const dayBefore = (day: PlainDate): PlainDate => civilDate(addDuration(startOfCivilDate(day), '-P1D'))
const hoursOf = (day: PlainDate): number => (startOfCivilDate(dayAfter(day)) - startOfCivilDate(day)) / 3_600_000

/** The next day after this one that is as told. */
function nextDay(from: PlainDate, isMeant: (day: PlainDate) => boolean): PlainDate {
  let day = dayAfter(from)
  while (!isMeant(day)) day = dayAfter(day)
  return day
}

const enrolledCitizen = (exchange: TestExchange): Promise<string> =>
  exchange.database.transaction(async (tx) => {
    const { partyId, cprNumber } = await insertTestPerson(tx)
    await insertTestRegistration(tx, { partyId })
    return cprNumber
  })

async function sendHeld(exchange: TestExchange, recipientId: string, day: PlainDate): Promise<MessageUuid> {
  const messageUuid = newMessageUuid()
  await exchange.send({ messageUuid, recipientId, flags: waitingFor(day) })
  await exchange.settle()
  return messageUuid
}

const routesOf = async ({ database }: TestExchange, messageUuid: MessageUuid): Promise<string[]> =>
  (await database.read((on) => listOutcomes(on, { messageUuid }))).map(({ route }) => route)

/** When the letter came into its mailbox. */
async function receivedAt({ database }: TestExchange, messageUuid: MessageUuid): Promise<Instant> {
  const [entry] = await ask(database, 'SELECT mailbox_entries.received_at AS at FROM mailbox_entries JOIN letter_keys USING (letter_id) WHERE message_uuid = $1', [messageUuid])
  return instant(Number(entry?.['at']))
}

/** Three letters for three days running, of which the middle one is the day meant: each leaves at its own midnight. */
async function assertMidnights(exchange: TestExchange, recipientId: string, middle: PlainDate): Promise<void> {
  const days = [dayBefore(middle), middle, dayAfter(middle)]
  await moveClock(exchange, addDuration(startOfCivilDate(middle), '-P10D'))
  const letters = await Promise.all(days.map(async (day) => ({ day, messageUuid: await sendHeld(exchange, recipientId, day) })))
  for (const { day, messageUuid } of letters) {
    const midnight = startOfCivilDate(day)
    await moveClock(exchange, instant(midnight - marginMs))
    assert.deepEqual(await routesOf(exchange, messageUuid), ['wait'], `${day}: held until the last minute`)
    await moveClock(exchange, instant(midnight + marginMs))
    assert.deepEqual(await routesOf(exchange, messageUuid), ['wait', 'mailbox'], `${day}: delivered`)
    const late = (await receivedAt(exchange, messageUuid)) - midnight
    assert.ok(late >= 0 && late < marginMs, `${day}: came ${late} ms after ${instantText(midnight)}`)
  }
}

test('letters leave at their own midnight around both changes of the clocks and a leap day', () =>
  withExchange(async (exchange) => {
    const recipientId = await enrolledCitizen(exchange)
    const today = addDuration(await exchange.database.now(), 'P14D')
    const isLeapDay = (day: PlainDate): boolean => day.endsWith('-02-29')
    const shortDay = nextDay(civilDate(today), (day) => hoursOf(day) === 23)
    const longDay = nextDay(shortDay, (day) => hoursOf(day) === 25)
    for (const day of [shortDay, longDay, nextDay(longDay, isLeapDay)]) await assertMidnights(exchange, recipientId, day)
  }))

test('yesterday and 366 days ahead are refused, today goes at once, 365 days ahead is held', () =>
  withExchange(async (exchange) => {
    const recipientId = await enrolledCitizen(exchange)
    const today = civilDate(await exchange.database.now())
    const daysAhead = (days: number): PlainDate => civilDate(instant(startOfCivilDate(today) + days * dayMs + dayMs / 2))
    const codes = async (days: number): Promise<(string | null)[][]> => {
      const messageUuid = await sendHeld(exchange, recipientId, daysAhead(days))
      return (await exchange.database.read((on) => listOutcomes(on, { messageUuid }))).map(({ route, code }) => [route, code])
    }
    assert.deepEqual(await codes(-1), [['rejected', 'do.not.deliver.until.date.too.early']])
    assert.deepEqual(await codes(0), [['mailbox', null]])
    assert.deepEqual(await codes(365), [['wait', null]])
    assert.deepEqual(await codes(366), [['rejected', 'do.not.deliver.until.date.too.late']])
  }))
