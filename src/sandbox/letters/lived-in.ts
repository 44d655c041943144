import { recordEvents } from '../../events/index.ts'
import type { EventTag, NewEvent } from '../../events/index.ts'
import type { MessageUuid } from '../../exchange/index.ts'
import { fetchLetter, pullReceipts, recallLetter, receiveReceipt, removeLetter, removeReceipt } from '../../exchange/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { CallingSystem } from '../../systems/index.ts'
import type { Nation } from '../nation/index.ts'
import { listWaitingAmong, updateFolderAmong, updateReadAmong } from './lived-in.queries.ts'
import type { PlannedLetter, Taking } from './planned-letter.ts'

/** A letter of the plan that was sent. */
export interface SentLetter {
  readonly planned: PlannedLetter
  readonly messageUuid: MessageUuid
}

/** The demo's systems as they call. */
export function callingSystems({ systems, organisations }: Nation): ReadonlyMap<string, CallingSystem> {
  const organisationOf = new Map(organisations.map((organisation) => [organisation.organisationId, organisation]))
  return new Map(
    systems.flatMap(({ systemId, organisationId, isSender, isRecipient, serviceProtocol }) => {
      const organisation = organisationOf.get(organisationId)
      if (organisation === undefined) return []
      const { partyId: organisationPartyId, organisationType, mandatoryPostAllowed, legalNotificationAllowed } = organisation
      return [[systemId, { systemId, organisationId, organisationPartyId, organisationType, mandatoryPostAllowed, legalNotificationAllowed, isSender, isRecipient, serviceProtocol }]]
    }),
  )
}

async function take(tx: Transaction, system: CallingSystem, messageUuid: MessageUuid, taking: Taking): Promise<void> {
  if (taking === 'leave') return
  if (taking === 'delete') return void (await removeLetter(tx, system, messageUuid))
  await fetchLetter(tx, system, messageUuid)
  if (taking === 'acknowledge') await receiveReceipt(tx, system, messageUuid, { outcome: 'HANDED_OVER' })
  if (taking === 'refuse') await receiveReceipt(tx, system, messageUuid, { outcome: 'REFUSED', errorCode: 'case.unknown', errorMessage: 'No case has this number.' })
}

/** Receiver systems fetch what waits for them and say what became of it. */
async function takeLetters(tx: Transaction, systems: ReadonlyMap<string, CallingSystem>, sent: readonly SentLetter[]): Promise<void> {
  const takings = new Map(sent.map(({ messageUuid, planned }) => [messageUuid, planned.taking ?? 'acknowledge']))
  for (const { messageUuid, systemId } of await listWaitingAmong(tx, { messageUuids: [...takings.keys()] })) {
    const system = systems.get(systemId)
    if (system !== undefined) await take(tx, system, messageUuid, takings.get(messageUuid) ?? 'leave')
  }
}

/** Sender systems pull their receipts and take them off the list. */
async function pullAll(tx: Transaction, systems: ReadonlyMap<string, CallingSystem>, sent: readonly SentLetter[]): Promise<void> {
  for (const systemId of new Set(sent.map(({ planned }) => planned.sender.system.systemId))) {
    const system = systems.get(systemId)
    if (system === undefined) continue
    for (const { receiptId } of await pullReceipts(tx, system, { limit: 1_000, offset: 0 })) await removeReceipt(tx, system, receiptId)
  }
}

type Reader = Awaited<ReturnType<typeof updateReadAmong>>[number]

const readingEvent = (tag: EventTag, { letterId, partyId, identityId, kind }: Reader): NewEvent => ({ tag, ownerId: partyId, actor: { kind, id: identityId }, letterId, properties: {} })

/** People read their post; who opens a legal notice has been notified by that. */
async function read(tx: Transaction, sent: readonly SentLetter[]): Promise<void> {
  const isLegal = (legal: boolean) => sent.filter(({ planned }) => planned.isRead === true && (planned.legalNotification === true) === legal).map(({ messageUuid }) => messageUuid)
  const notified = await updateReadAmong(tx, { messageUuids: isLegal(true), now: tx.now })
  const others = await updateReadAmong(tx, { messageUuids: isLegal(false), now: tx.now })
  await recordEvents(tx, [
    ...notified.map((reader) => readingEvent('MESSAGE_LEGALLY_NOTIFIED', reader)),
    ...[...notified, ...others].map((reader) => readingEvent('MESSAGE_READ', reader)),
  ])
}

async function file(tx: Transaction, sent: readonly SentLetter[]): Promise<void> {
  const filed = sent.flatMap(({ messageUuid, planned }) => (planned.folder === undefined ? [] : [{ messageUuid, folderId: planned.folder.folderId }]))
  if (filed.length === 0) return
  await updateFolderAmong(tx, { messageUuids: filed.map(({ messageUuid }) => messageUuid), folderIds: filed.map(({ folderId }) => folderId) })
}

/** Sender systems take back what they sent too early. */
async function recall(tx: Transaction, sent: readonly SentLetter[]): Promise<void> {
  for (const { planned, messageUuid } of sent.filter(({ planned }) => planned.isRecalled === true)) {
    const { party, system } = planned.sender
    await recallLetter(tx, { actor: { kind: 'system', id: system.systemId }, senderId: party.partyId }, messageUuid)
  }
}

/** What became of letters by the time the next ones are sent: fetched by systems, read and filed by people, their receipts pulled. */
export async function liveOn(tx: Transaction, systems: ReadonlyMap<string, CallingSystem>, sent: readonly SentLetter[]): Promise<void> {
  if (sent.length === 0) return
  await takeLetters(tx, systems, sent)
  await pullAll(tx, systems, sent)
  await read(tx, sent)
  await file(tx, sent)
  await recall(tx, sent)
}
