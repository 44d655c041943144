import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MemoReading } from '../../memo/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { instantText, parseInstant } from '../../platform/clock/index.ts'
import { uuidV4 } from '../../platform/crypto/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId, TransmissionId } from '../letter.ts'
import { newMessageUuid, testMemo } from '../test-memo.testing.ts'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import type { LetterToDecide } from './letter-facts.ts'

const cvr = '99990001'
const recipientId = uuidV4() as PartyId // branding
const at = (text: string): Instant => parseInstant(text) ?? assert.fail(text)

function letterFor(day: string): LetterToDecide {
  const { messageUuid, xml } = testMemo({ messageUuid: newMessageUuid(), senderCvr: cvr, recipientId: '6101701234', flags: `<memo:doNotDeliverUntilDate>${day}</memo:doNotDeliverUntilDate>` })
  const reading = new MemoReading({ firstBytesPerFile: 100 })
  reading.write(Buffer.from(xml))
  return {
    letterId: uuidV4() as LetterId, // branding
    messageUuid,
    transmissionId: uuidV4() as TransmissionId, // branding
    senderId: uuidV4() as PartyId, // branding
    senderSystemId: uuidV4() as SystemId, // branding
    lane: 'single',
    acceptedAt: at('2027-01-01T00:00:00Z'),
    checked: reading.end(),
    documentFault: undefined,
  }
}

/** What is decided at a moment about a letter to an enrolled citizen. */
function decideAt(moment: string, day: string): Decision {
  return decide(letterFor(day), {
    sender: { cvr, organisationType: 'AUTHORITY', mandatoryPostAllowed: false, legalNotificationAllowed: false, exemptPost: 'REJECT' },
    recipient: { partyId: recipientId, kind: 'person', standing: 'enrolled', standingRule: 'person.enrolled', nemSms: false, systems: [] },
    contactPoint: undefined,
    decisionNumber: 1,
    now: at(moment),
  })
}

const shown = (decision: Decision): string => (decision.route === 'wait' ? `until ${instantText(decision.until)}` : decision.rule)

test('a letter is held until midnight in Denmark of its day, whichever way the clocks have been turned', () => {
  const midnights = [
    ['2027-03-27', '2027-03-26T23:00:00.000Z'],
    ['2027-03-28', '2027-03-27T23:00:00.000Z'],
    ['2027-03-29', '2027-03-28T22:00:00.000Z'],
    ['2027-10-30', '2027-10-29T22:00:00.000Z'],
    ['2027-10-31', '2027-10-30T22:00:00.000Z'],
    ['2027-11-01', '2027-10-31T23:00:00.000Z'],
  ] as const
  for (const [day, midnight] of midnights) assert.equal(shown(decideAt('2027-02-01T12:00:00Z', day)), `until ${midnight}`)
  assert.equal(shown(decideAt('2028-02-01T12:00:00Z', '2028-02-29')), 'until 2028-02-28T23:00:00.000Z')
})

test('the day begins at midnight in Denmark, not in Greenwich', () => {
  const around = [
    ['2027-03-28', '2027-03-27T22:59:59.999Z', '2027-03-27T23:00:00Z'],
    ['2027-03-29', '2027-03-28T21:59:59.999Z', '2027-03-28T22:00:00Z'],
    ['2027-10-31', '2027-10-30T21:59:59.999Z', '2027-10-30T22:00:00Z'],
    ['2027-11-01', '2027-10-31T22:59:59.999Z', '2027-10-31T23:00:00Z'],
    ['2028-02-29', '2028-02-28T22:59:59.999Z', '2028-02-28T23:00:00Z'],
    ['2028-03-01', '2028-02-29T22:59:59.999Z', '2028-02-29T23:00:00Z'],
  ] as const
  for (const [day, before, from] of around) {
    assert.match(shown(decideAt(before, day)), /^until /, `${day} at ${before}`)
    assert.equal(shown(decideAt(from, day)), 'person.mailbox', `${day} at ${from}`)
  }
})

test('a value date is today at the earliest and 365 days ahead at the latest, by the Danish calendar', () => {
  const expected = [
    ['2027-02-01T12:00:00Z', '2027-01-31', 'value-date.past'],
    ['2027-02-01T12:00:00Z', '2027-02-01', 'person.mailbox'],
    ['2027-02-01T12:00:00Z', '2028-02-01', 'until 2028-01-31T23:00:00.000Z'],
    ['2027-02-01T12:00:00Z', '2028-02-02', 'value-date.far'],
    // A leap day lies within the year: 365 days lead to the day before.
    ['2027-03-01T12:00:00Z', '2028-02-29', 'until 2028-02-28T23:00:00.000Z'],
    ['2027-03-01T12:00:00Z', '2028-03-01', 'value-date.far'],
    // Half an hour after midnight in Denmark it is still yesterday in Greenwich.
    ['2027-03-27T23:30:00Z', '2027-03-27', 'value-date.past'],
    ['2027-10-30T22:30:00Z', '2027-10-30', 'value-date.past'],
    ['2027-10-30T22:30:00Z', '2028-10-30', 'until 2028-10-29T23:00:00.000Z'],
    ['2027-10-30T22:30:00Z', '2028-10-31', 'value-date.far'],
  ] as const
  for (const [moment, day, outcome] of expected) assert.equal(shown(decideAt(moment, day)), outcome, `${day} sent at ${moment}`)
})
