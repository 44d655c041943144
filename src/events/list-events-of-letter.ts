import { firstUuidV7, instantOfUuidV7 } from '../platform/crypto/index.ts'
import type { Read } from '../platform/database/index.ts'
import type { LoggedEvent } from './event.ts'
import { listEventsByLetter } from './events.queries.ts'

/** Every event of some letters, oldest first; letters are known by their id, which tells since when to look. Throws on anything but UUIDv7. */
export async function listEventsOfLetters(on: Read, letterIds: readonly string[]): Promise<LoggedEvent[]> {
  const instants = letterIds.map(instantOfUuidV7)
  if (instants.length === 0) return []
  const oldest = instants.reduce((a, b) => Math.min(a, b))
  return listEventsByLetter(on, { letterIds, since: firstUuidV7(oldest) })
}

/** Every event of a letter, oldest first: of all parties, so only for who may see them all (the trace page) or filters by owner. */
export const listEventsOfLetter = (on: Read, letterId: string): Promise<LoggedEvent[]> => listEventsOfLetters(on, [letterId])
