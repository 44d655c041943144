import type { EventActor, FieldChange } from '../../events/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import type { RoutingSystem, SystemId } from '../../systems/index.ts'
import { listRoutingSystems } from '../../systems/index.ts'
import { exchangeProblems } from '../exchange.problems.ts'
import type { LetterId } from '../letter.ts'
import type { FollowingLetter } from './follow-deliveries.ts'
import { writeFollowing } from './follow-deliveries.ts'
import { listLastDecisions } from './next-decisions.queries.ts'
import { deleteUndeliverableLetters, deleteWaitingOf } from './redirect.queries.ts'
import { recordWithdrawals } from './withdraw-letters.ts'

export interface Redirection {
  readonly letterIds: readonly LetterId[]
  /** `again`: to the system that failed or refused last. */
  readonly to: 'again' | SystemId
  /** Whoever asked for it. */
  readonly actor: EventActor
}

interface Left {
  readonly systemId: SystemId
  readonly state: 'UNDELIVERABLE' | 'SENT'
}

/** Letters that may be redirected, each with the system it leaves: those that nobody took, and, if they are moved, those that wait for a system. */
async function takeAway(tx: Transaction, { letterIds, to }: Redirection): Promise<Map<LetterId, Left>> {
  const undeliverable = await deleteUndeliverableLetters(tx, { letterIds })
  const waiting = to === 'again' ? [] : await deleteWaitingOf(tx, { letterIds })
  await recordWithdrawals(tx, waiting, 'MOVED')
  const leaving = (letters: readonly { readonly letterId: LetterId; readonly systemId: SystemId }[], state: Left['state']) => letters.map(({ letterId, systemId }) => [letterId, { systemId, state }] as const)
  return new Map([...leaving(undeliverable, 'UNDELIVERABLE'), ...leaving(waiting, 'SENT')])
}

function targetOf(systems: readonly RoutingSystem[], recipientId: string, systemId: SystemId): RoutingSystem {
  const target = systems.find((system) => system.systemId === systemId && system.partyId === recipientId && system.isRecipient && system.isActive)
  if (target === undefined) throw new Problem(exchangeProblems['letter.system.not.receiving'])
  return target
}

/**
 * Sends letters once more to the system that did not take them, or to another of the recipient's systems, with the whole ladder.
 * Answers which were redirected: one that is neither undeliverable nor waiting stays where it is. Throws letter.system.not.receiving.
 */
export async function redirectLetters(tx: Transaction, redirection: Redirection): Promise<readonly LetterId[]> {
  const from = await takeAway(tx, redirection)
  const letters = await listLastDecisions(tx, { letterIds: [...from.keys()] })
  const systems = await listRoutingSystems(tx, { partyIds: [...new Set(letters.map(({ recipientId }) => recipientId))] })
  const following = letters.flatMap((letter): FollowingLetter[] => {
    const left = from.get(letter.letterId)
    if (left === undefined) return []
    const { systemId, protocol } = targetOf(systems, letter.recipientId, redirection.to === 'again' ? left.systemId : redirection.to)
    const rule = redirection.to === 'again' ? 'again.system' : 'moved.system'
    const changes: FieldChange[] = [{ field: 'state', before: left.state, after: 'SENT' }, { field: 'system', before: left.systemId, after: systemId }]
    return [{ letter, from: left.systemId, changes, next: { route: 'system', rule, facts: {}, recipientId: letter.recipientId, systemId, protocol, ladder: 'week' } }]
  })
  await writeFollowing(tx, following, redirection.actor)
  return following.map(({ letter }) => letter.letterId)
}
