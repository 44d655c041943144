import type { LoggedEvent } from '../../events/index.ts'
import { listEventsOfLetter } from '../../events/index.ts'
import type { Read } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId, MessageUuid } from '../letter.ts'
import { findLetterId, listActorNames, listDecisions, listLetterFacts, listNewestLetterIds, listReceiptsOfLetter } from './trace.queries.ts'
import type { LetterFacts } from './trace.queries.ts'

export type StoredDecision = Awaited<ReturnType<typeof listDecisions>>[number]
export type StoredReceipt = Awaited<ReturnType<typeof listReceiptsOfLetter>>[number]
export type ActorName = Awaited<ReturnType<typeof listActorNames>>[number]

/** Everything that is stored about a letter's way: what happened and what was decided, as it was then. */
export interface Trace {
  readonly letter: LetterFacts
  readonly decisions: readonly StoredDecision[]
  readonly receipts: readonly StoredReceipt[]
  readonly events: readonly LoggedEvent[]
  readonly actors: ReadonlyMap<string, ActorName>
}

function idsOf(events: readonly LoggedEvent[], wanted: (event: LoggedEvent) => boolean): string[] {
  return [...new Set(events.filter(wanted).flatMap(({ actorId }) => (actorId === null ? [] : [actorId])))]
}

async function readActors(on: Read, events: readonly LoggedEvent[]): Promise<Map<string, ActorName>> {
  const acting = idsOf(events, ({ actorKind }) => actorKind === 'system')
  const concerned = events.flatMap(({ systemId }) => systemId ?? [])
  const systemIds = [...new Set([...acting, ...concerned])].map((id) => id as SystemId) // branding
  const identityIds = idsOf(events, ({ actorKind }) => actorKind === 'citizen' || actorKind === 'employee')
  const names = await listActorNames(on, { systemIds, identityIds })
  return new Map(names.map((name) => [name.actorId, name]))
}

/** The trace of a letter by its sender's UUID; undefined when no letter bears it. Shows all parties' events: only for who may see them all. */
export async function readTrace(on: Read, messageUuid: MessageUuid): Promise<Trace | undefined> {
  const key = await findLetterId(on, { messageUuid })
  if (key === undefined) return undefined
  const { letterId } = key
  const [letter] = await listLetterFacts(on, { letterIds: [letterId] })
  if (letter === undefined) return undefined
  const events = await listEventsOfLetter(on, letterId)
  return {
    letter,
    events,
    decisions: await listDecisions(on, { letterId }),
    receipts: await listReceiptsOfLetter(on, { letterId }),
    actors: await readActors(on, events),
  }
}

/** The newest letters with where they are now; from the one after `before` on. */
export async function listNewestLetters(on: Read, page: { readonly before: LetterId | null; readonly limit: number }): Promise<LetterFacts[]> {
  const ids = await listNewestLetterIds(on, page)
  return ids.length === 0 ? [] : listLetterFacts(on, { letterIds: ids.map(({ letterId }) => letterId) })
}

/** The letter that bears a UUID, as the list of letters shows it. */
export async function findLetterFacts(on: Read, messageUuid: MessageUuid): Promise<LetterFacts | undefined> {
  const key = await findLetterId(on, { messageUuid })
  return key === undefined ? undefined : (await listLetterFacts(on, { letterIds: [key.letterId] }))[0]
}
