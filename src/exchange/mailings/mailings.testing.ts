import { Readable } from 'node:stream'
import { insertTestPerson } from '../../parties/parties.testing.ts'
import { insertTestRegistration } from '../../register/register.testing.ts'
import type { TestEntry } from '../containers/containers.testing.ts'
import { tarOf, testArchiveLimits } from '../containers/containers.testing.ts'
import type { ReceivedContainer } from '../containers/receive-container.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { testMemo } from '../test-memo.testing.ts'
import type { TestMemo } from '../test-memo.testing.ts'
import type { ChangeOutcome } from './change-mailing.ts'
import { changeMailing } from './change-mailing.ts'
import { createMailing } from './create-mailing.ts'
import type { MailingWish } from './decide-change.ts'
import type { MailingId } from './mailing.ts'
import type { Mailing } from './mailings.queries.ts'
import { findMailing } from './mailings.queries.ts'

/** Enrolled citizens; a letter of a mailing goes to each. */
export const citizens = ({ database }: TestExchange, count: number): Promise<string[]> =>
  database.transaction(async (tx) => {
    const numbers: string[] = []
    for (let made = 0; made < count; made++) {
      const { partyId, cprNumber } = await insertTestPerson(tx)
      await insertTestRegistration(tx, { partyId, registrationStatus: 'AUTOMATIC_REGISTRATION' })
      numbers.push(cprNumber)
    }
    return numbers
  })

/** A letter of the exchange's sender, as an entry. */
export function letterTo({ sender }: TestExchange, recipientId: string, more: Partial<TestMemo> = {}): TestEntry {
  const { messageUuid, xml } = testMemo({ senderCvr: sender.cvr, recipientId, ...more })
  return { name: `${messageUuid}.xml`, bytes: xml }
}

/** So many good letters, and among them evenly so many that no recipient has. */
export async function mixed(exchange: TestExchange, good: number, faulty: number): Promise<TestEntry[]> {
  const [recipient = ''] = await citizens(exchange, 1)
  const total = good + faulty
  return Array.from({ length: total }, (_, index) => letterTo(exchange, Math.floor(((index + 1) * faulty) / total) > Math.floor((index * faulty) / total) ? '0101019999' : recipient))
}

/** Sends a mailing as an employee of the sender would. */
export async function sendMailing(exchange: TestExchange, entries: readonly TestEntry[], more: { readonly name?: string } = {}): Promise<ReceivedContainer> {
  return sendArchive(exchange, await tarOf(entries), more)
}

export function sendArchive({ database, contentStore, wakeBus, sender }: TestExchange, archive: Uint8Array, more: { readonly name?: string } = {}): Promise<ReceivedContainer> {
  const services = { database, contentStore, wakeBus, archiveLimits: testArchiveLimits, maxLetterBytes: 99_500_000 }
  const body = Readable.from([archive]) as AsyncIterable<Uint8Array> // bytes
  return createMailing(services, { senderId: sender.partyId, systemId: sender.systemId, way: 'PORTAL', actor: { kind: 'system', id: sender.systemId }, name: 'Prøve', body, ...more })
}

export const wish = (exchange: TestExchange, mailingId: MailingId, wanted: MailingWish): Promise<ChangeOutcome> =>
  changeMailing(exchange, { actor: { kind: 'system', id: exchange.sender.systemId }, senderId: exchange.sender.partyId }, mailingId, wanted)

export async function standingOf({ database }: TestExchange, mailingId: MailingId): Promise<Mailing> {
  const mailing = await database.read((on) => findMailing(on, { mailingId, senderId: null, systemId: null }))
  if (mailing === undefined) throw new Error('There is no such mailing')
  return mailing
}
