import type { Read } from '../../platform/database/index.ts'
import type { LetterId } from '../letter.ts'
import { decideAgainStage, routeStage, sendPaperStage, sendSmsStage } from '../stages.ts'
import { countedTags } from './expected-events.ts'
import type {
  ContentWitness,
  DecisionWitness,
  DeliveryEndWitness,
  DeliveryWitness,
  EntryWitness,
  EventWitness,
  HeaderWitness,
  KeyWitness,
  LetterWitness,
  MessageWitness,
  ReceiptWitness,
  UndeliverableWitness,
  WaitingDeliveryWitness,
  WorkWitness,
} from './witnesses.queries.ts'
import {
  listContentSizes,
  listDecisions,
  listDeliveries,
  listDeliveryEnds,
  listEntries,
  listEvents,
  listHeaders,
  listKeys,
  listLetters,
  listMessages,
  listReceipts,
  listUndeliverable,
  listWaitingDeliveries,
  listWork,
} from './witnesses.queries.ts'

/** The stages in which a letter waits for something to be done with it. */
export const letterStages = [routeStage, decideAgainStage, sendPaperStage, sendSmsStage] as const

/** All that the tables tell of one letter, each written on its own: none can vouch for another. */
export interface LetterWitnesses {
  readonly letterId: LetterId
  readonly keys: readonly KeyWitness[]
  readonly letters: readonly LetterWitness[]
  readonly contents: readonly ContentWitness[]
  readonly headers: readonly HeaderWitness[]
  /** In order. */
  readonly decisions: readonly DecisionWitness[]
  readonly receipts: readonly ReceiptWitness[]
  readonly entries: readonly EntryWitness[]
  readonly deliveries: readonly DeliveryWitness[]
  readonly waitingDeliveries: readonly WaitingDeliveryWitness[]
  readonly deliveryEnds: readonly DeliveryEndWitness[]
  readonly undeliverable: readonly UndeliverableWitness[]
  readonly work: readonly WorkWitness[]
  readonly messages: readonly MessageWitness[]
  readonly events: readonly EventWitness[]
}

/** Answers each letter's rows of one table. */
async function byLetter<Row extends { letterId: LetterId | null }>(rows: Promise<Row[]>): Promise<(letterId: LetterId) => Row[]> {
  const groups = Map.groupBy(await rows, (row) => row.letterId)
  return (letterId) => groups.get(letterId) ?? []
}

/** Reads what is known of the letters; to be called on one snapshot of the database, since letters move on meanwhile. */
export async function readWitnesses(on: Read, letterIds: readonly LetterId[]): Promise<LetterWitnesses[]> {
  const letters = { letterIds }
  const tables = {
    keys: await byLetter(listKeys(on, letters)),
    letters: await byLetter(listLetters(on, letters)),
    contents: await byLetter(listContentSizes(on, letters)),
    headers: await byLetter(listHeaders(on, letters)),
    decisions: await byLetter(listDecisions(on, letters)),
    receipts: await byLetter(listReceipts(on, letters)),
    entries: await byLetter(listEntries(on, letters)),
    deliveries: await byLetter(listDeliveries(on, letters)),
    waitingDeliveries: await byLetter(listWaitingDeliveries(on, letters)),
    deliveryEnds: await byLetter(listDeliveryEnds(on, letters)),
    undeliverable: await byLetter(listUndeliverable(on, letters)),
    work: await byLetter(listWork(on, { letterIds, stages: letterStages })),
    messages: await byLetter(listMessages(on, letters)),
    events: await byLetter(listEvents(on, { letterIds, tags: countedTags })),
  }
  return letterIds.map((letterId) => ({
    letterId,
    keys: tables.keys(letterId),
    letters: tables.letters(letterId),
    contents: tables.contents(letterId),
    headers: tables.headers(letterId),
    decisions: tables.decisions(letterId),
    receipts: tables.receipts(letterId),
    entries: tables.entries(letterId),
    deliveries: tables.deliveries(letterId),
    waitingDeliveries: tables.waitingDeliveries(letterId),
    deliveryEnds: tables.deliveryEnds(letterId),
    undeliverable: tables.undeliverable(letterId),
    work: tables.work(letterId),
    messages: tables.messages(letterId),
    events: tables.events(letterId),
  }))
}
