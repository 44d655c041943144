import type { PartyId } from '../parties/index.ts'
import { recordFirstLogin } from '../parties/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { enrolParties } from './enrol-parties.ts'
import { isInQuietPeriod } from './standing.ts'

/**
 * To be called when somebody logs in for a company: the first time ends its quiet period (register.md §2) and enrols it at once.
 * Later logins, and parties that are no company, change nothing.
 */
export async function endQuietPeriod(tx: Transaction, partyId: PartyId): Promise<void> {
  const [company] = await recordFirstLogin(tx, { partyId, now: tx.now })
  if (company !== undefined && isInQuietPeriod({ registeredAt: company.registeredAt, firstLoginAt: null }, tx.now)) await enrolParties(tx, [partyId])
}
