import { planEmails } from '../../../notifications/index.ts'
import type { Instant } from '../../../platform/clock/index.ts'
import type { Transaction } from '../../../platform/database/index.ts'
import type { CalledSystem } from '../../../systems/index.ts'
import { deactivateSystem, listRoutingSystems } from '../../../systems/index.ts'
import { systemDeactivatedEmail } from '../delivery-emails.ts'
import { countWaitingLetters } from '../delivery.queries.ts'
import type { FollowingLetter } from '../follow-deliveries.ts'
import { systemFactsOf } from '../../calling/system-facts.ts'

/** Where the letters go that wait for a system which is closed now: the answer of `decideNext`, counted before they are moved in portions. */
async function countWaiting(tx: Transaction, { systemId, organisationPartyId }: CalledSystem): Promise<{ toPrimary: number; toMailbox: number }> {
  const { count } = await countWaitingLetters(tx, { systemId })
  const systems = await listRoutingSystems(tx, { partyIds: [organisationPartyId] })
  const hasPrimary = systems.some((other) => other.isPrimary && other.isActive && other.systemId !== systemId)
  return hasPrimary ? { toPrimary: count, toMailbox: 0 } : { toPrimary: 0, toMailbox: count }
}

/** Deactivates a system that took nothing in seven days of attempts, and tells its technical contact what becomes of its letters (exchange.md §4). */
export async function giveUpSystem(tx: Transaction, system: CalledSystem, failingSince: Instant, gone: readonly FollowingLetter[]): Promise<void> {
  const { toPrimary, toMailbox } = await countWaiting(tx, system)
  const countOf = (route: string): number => gone.filter(({ next }) => next.route === route).length
  await deactivateSystem(tx, { systemId: system.systemId, actor: { kind: 'platform' }, reason: 'seven.days.without.success' })
  await planEmails(tx, [
    systemDeactivatedEmail({
      ...systemFactsOf(system),
      failingSince,
      toPrimary: toPrimary + countOf('system'),
      toMailbox: toMailbox + countOf('mailbox'),
      undeliverable: countOf('undeliverable'),
    }),
  ])
}
