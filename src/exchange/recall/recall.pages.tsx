import { z } from 'zod'
import type { Administration, AdminServices } from '../../administration/index.ts'
import { adminForm, adminPage, adminView } from '../../administration/index.ts'
import { csrfForm } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { listNumbersOfParties } from '../../parties/index.ts'
import { civilDate } from '../../platform/clock/index.ts'
import type { Read } from '../../platform/database/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { seeOther } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { languageOf } from '../../portals/index.ts'
import { actorOf } from '../../rights/index.ts'
import type { MessageUuid } from '../letter.ts'
import { readMessageId } from './message-id.ts'
import type { LetterToRecall } from './own-letter-facts.tsx'
import { findOwnLetter, findRecall } from './own-letter.queries.ts'
import { recallPath } from './recall-function.ts'
import { recallLetter } from './recall-letter.ts'
import { recallAddress } from './recall-paths.ts'
import type { SearchFacts } from './recall-views.tsx'
import { ConfirmView, DoneView, SearchView } from './recall-views.tsx'
import { recallTexts } from './recall.texts.ts'
import { findRecallRefusal } from './recallable.ts'

const searchAddress = (messageUuid: MessageUuid): string => `${recallPath}?id=${messageUuid}`

async function numberOf(on: Read, partyId: PartyId | null): Promise<LetterToRecall['senderNumber']> {
  if (partyId === null) return undefined
  const [row] = await listNumbersOfParties(on, { partyIds: [partyId] })
  return row && { type: row.numberType, number: row.number }
}

/** A letter of the organisation; undefined when it sent none with this ID. */
async function findLetter(on: Read, { organisation }: Administration, messageUuid: MessageUuid): Promise<SearchFacts['found']> {
  const letter = await findOwnLetter(on, { messageUuid, senderId: organisation.partyId, senderSystemId: null })
  if (letter === undefined) return undefined
  return {
    letter,
    organisation: organisation.name,
    senderNumber: await numberOf(on, letter.senderId),
    recipientNumber: await numberOf(on, letter.recipientId),
    refusal: findRecallRefusal(letter, civilDate(on.now)),
  }
}

async function getLetter(services: AdminServices, administration: Administration, messageUuid: MessageUuid): Promise<NonNullable<SearchFacts['found']>> {
  const found = await services.database.read((on) => findLetter(on, administration, messageUuid))
  if (found === undefined) throw new Problem(generalProblems['not.found'])
  return found
}

async function search(services: AdminServices, administration: Administration, typed: string | undefined): Promise<SearchFacts> {
  const facts = { typed: typed ?? '', fault: undefined, found: undefined, organisation: administration.organisation.name }
  if (typed === undefined) return facts
  if (typed.trim() === '') return { ...facts, fault: 'missing' }
  const messageUuid = readMessageId(typed)
  if (messageUuid === undefined) return { ...facts, fault: 'unreadable' }
  const found = await services.database.read((on) => findLetter(on, administration, messageUuid))
  return found === undefined ? { ...facts, fault: 'unknown' } : { ...facts, typed: messageUuid, found }
}

function statusOf({ fault }: SearchFacts): number {
  if (fault === undefined) return 200
  return fault === 'unknown' ? 404 : 400
}

async function showReceipt(services: AdminServices, caller: Caller, administration: Administration, messageUuid: MessageUuid): Promise<Answer> {
  const found: LetterToRecall = await getLetter(services, administration, messageUuid)
  const recall = await services.database.read((on) => findRecall(on, { letterId: found.letter.letterId }))
  if (recall === undefined) return seeOther(searchAddress(messageUuid))
  const children = <DoneView found={found} recalledAt={recall.occurredAt} recalledBy={recall.name ?? undefined} />
  return adminView(services, { caller, administration, title: recallTexts[languageOf(caller)].doneTitle, children })
}

const action = 'letters.recall'
const parameters = z.object({ messageUUID: z.uuid().transform((id) => id.toLowerCase() as MessageUuid) }) // branding
const ofOne = { action, parameters, problems: [generalProblems['not.found']] } as const

const searchRoute = (services: AdminServices): Route =>
  adminPage(services, {
    action,
    path: recallPath,
    summary: 'Search for a message by its ID, to recall it',
    query: z.object({ id: z.string().optional() }),
    answers: { 200: { page: true }, 400: { page: true }, 404: { page: true } },
    handle: async ({ caller, query }, administration) => {
      const facts = await search(services, administration, query.id)
      const status = statusOf(facts)
      return adminView(services, { caller, administration, status, title: recallTexts[languageOf(caller)].title, children: <SearchView {...facts} /> })
    },
  })

const confirmRoute = (services: AdminServices): Route =>
  adminPage(services, {
    ...ofOne,
    path: recallAddress('{messageUUID}', 'confirm'),
    summary: 'The question whether to recall a message',
    answers: { 200: { page: true }, 303: { empty: true } },
    handle: async ({ caller, parameters: { messageUUID } }, administration) => {
      const found = await getLetter(services, administration, messageUUID)
      if (found.refusal !== undefined) return seeOther(searchAddress(messageUUID))
      const children = <ConfirmView found={found} csrfToken={administration.session.csrfToken} />
      return adminView(services, { caller, administration, title: recallTexts[languageOf(caller)].confirmTitle, children })
    },
  })

const recallRoute = (services: AdminServices): Route =>
  adminForm(services, {
    ...ofOne,
    path: recallAddress('{messageUUID}'),
    summary: 'Recall a message before its value date; it is never delivered, and that cannot be undone',
    body: csrfForm,
    answers: { 303: { empty: true } },
    handle: async ({ parameters: { messageUUID } }, administration) => {
      const recaller = { actor: actorOf(administration), senderId: administration.organisation.partyId }
      const outcome = await services.database.transaction((tx) => recallLetter(tx, recaller, messageUUID))
      if (outcome.kind === 'unknown') throw new Problem(generalProblems['not.found'])
      // Who comes second sees who was first, and when; any other refusal stands beside the letter.
      const isRecalled = outcome.kind === 'recalled' || (outcome.kind === 'refused' && outcome.why === 'already-recalled')
      return seeOther(isRecalled ? recallAddress(messageUUID, 'receipt') : searchAddress(messageUUID))
    },
  })

const receiptRoute = (services: AdminServices): Route =>
  adminPage(services, {
    ...ofOne,
    path: recallAddress('{messageUUID}', 'receipt'),
    summary: 'The receipt of a recall',
    answers: { 200: { page: true }, 303: { empty: true } },
    handle: ({ caller, parameters: { messageUUID } }, administration) => showReceipt(services, caller, administration, messageUUID),
  })

/** `/admin/recall`: search by ID, look, confirm, receipt (seed 001, 13.3). */
export const recallPages = (services: AdminServices): Route[] => [searchRoute(services), confirmRoute(services), recallRoute(services), receiptRoute(services)]
