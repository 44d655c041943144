import { recordEvents } from '../../events/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import type { Acting } from '../../rights/index.ts'
import { actorOf } from '../../rights/index.ts'
import { eventLogProblems } from '../event-log.problems.ts'
import type { ActsPage, ActsWish } from '../read-acts.ts'
import { readActs } from '../read-acts.ts'

/** Case workers see the log of a case, not that of their colleagues: a party must be named (administration.md, Rights). */
export const needsParty = ({ privileges }: Pick<Acting, 'privileges'>): boolean => !privileges.includes('ACTION_LOG_ADMINISTRATOR')

/** Whether a case worker asks for no case: for nobody, or for the own organisation, whose own affairs are what its employees do. */
export const lacksParty = (acting: Pick<Acting, 'privileges' | 'organisation'>, { about }: Pick<ActsWish, 'about'>): boolean =>
  needsParty(acting) && (about === undefined || about === acting.organisation.partyId)

interface Search {
  readonly wish: ActsWish
  readonly size: number
  readonly isExport?: boolean
}

function recordSearch(tx: Transaction, acting: Acting, { wish, isExport = false }: Search, results: number): Promise<void> {
  const { from, to, kind, employee, about } = wish
  const given = (facts: Record<string, string | undefined>) => Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  const personal = given({ employee })
  const event = { tag: 'EVENT_LOG_SEARCHES', ownerId: acting.organisation.partyId, actor: actorOf(acting), properties: { log: 'actions', results, export: isExport, ...given({ from, to, kind, party: about }) } } as const
  return recordEvents(tx, [Object.keys(personal).length === 0 ? event : { ...event, personal }])
}

/** Searches the action log of the organisation acted for; each page is recorded (seed 001 chapter 7.1.3), for anybody can begin behind the first. Throws log.party.required. */
export async function searchActions(tx: Transaction, acting: Acting, search: Search): Promise<ActsPage> {
  const { wish, size } = search
  if (lacksParty(acting, wish)) throw new Problem(eventLogProblems['log.party.required'])
  const found = await readActs(tx, acting.organisation.partyId, wish, size)
  await recordSearch(tx, acting, search, found.acts.length)
  return found
}
