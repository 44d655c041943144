import { instantText, stopwatch } from '../../platform/clock/index.ts'
import type { Outbound } from '../../platform/outbound/index.ts'
import type { EndSignals } from '../../platform/work/index.ts'
import type { Notice } from './notices.queries.ts'

/** Calls under way at once to one subscriber. */
const atOnce = 4
/** After this long no further call begins: together with the longest call it stays below the lease. */
const roundMs = 20_000

/** What became of the notices of a round; those in neither list were not tried. */
export interface Told {
  readonly told: readonly Notice[]
  readonly failed: readonly Notice[]
  /** Why the last one failed: a status or a word. */
  readonly reason: string | undefined
}

/** `{contactId, cprNumber | cvrNumber, lastUpdated}`: that a contact changed, not what; the subscriber asks for the rest. */
function bodyOf({ contactId, kind, number, updatedAt }: Notice): Uint8Array {
  const named = number === null ? {} : kind === 'person' ? { cprNumber: number } : { cvrNumber: number }
  return Buffer.from(JSON.stringify({ contactId, ...named, lastUpdated: instantText(updatedAt) }))
}

/** Undefined when the subscriber took it (any 2xx); `stopped` when our own end broke the call off. */
async function tell(outbound: Outbound, url: string, notice: Notice, signal: AbortSignal): Promise<string | undefined> {
  const answer = await outbound.call({ url, method: 'POST', headers: { 'content-type': 'application/json' }, body: bodyOf(notice), signal })
  if (answer.kind === 'failed') return answer.reason
  return answer.status >= 200 && answer.status < 300 ? undefined : String(answer.status)
}

/**
 * Tells a subscriber of changed contacts, a few at a time. When all of these fail the subscriber is taken to be away, and the rest of the round has
 * failed with them: one that hangs is called a few times, not two hundred.
 */
export async function tellSubscriber(outbound: Outbound, url: string, notices: readonly Notice[], { finish, breakOff }: EndSignals): Promise<Told> {
  const told: Notice[] = []
  const failed: Notice[] = []
  let reason: string | undefined
  const elapsed = stopwatch()
  for (let from = 0; from < notices.length && elapsed() < roundMs && !finish.aborted; from += atOnce) {
    const some = notices.slice(from, from + atOnce)
    const outcomes = await Promise.all(some.map(async (notice) => ({ notice, fault: await tell(outbound, url, notice, breakOff) })))
    const faulty = outcomes.filter(({ fault }) => fault !== undefined && fault !== 'stopped')
    told.push(...outcomes.filter(({ fault }) => fault === undefined).map(({ notice }) => notice))
    failed.push(...faulty.map(({ notice }) => notice))
    reason = faulty.at(-1)?.fault ?? reason
    if (faulty.length < some.length) continue
    failed.push(...notices.slice(from + atOnce))
    break
  }
  return { told, failed, reason }
}
