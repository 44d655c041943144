import { Readable } from 'node:stream'
import type { MessageUuid } from '../../exchange/index.ts'
import { acceptLetter, decisionStages, effectStages, IntakeWriter } from '../../exchange/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { instant, startOfCivilDate } from '../../platform/clock/index.ts'
import type { ContentStore } from '../../platform/content/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { Stage, WakeBus } from '../../platform/work/index.ts'
import { claimBatch } from '../../platform/work/index.ts'
import type { Nation } from '../nation/index.ts'
import type { SentLetter } from './lived-in.ts'
import { castOf } from './cast.ts'
import { callingSystems, liveOn } from './lived-in.ts'
import { pastDatabase } from './past-database.ts'
import type { PlannedLetter } from './planned-letter.ts'
import { momentOf } from './planned-letter.ts'
import { planLetters } from './plan/plan-letters.ts'
import { liveRights } from './live-rights.ts'
import { seedMailings } from './seed-mailings.ts'
import { LetterWriting } from './write-letter.ts'

const claim = { batchSize: 250, leaseMs: 600_000 }
/** Letters whose bytes are in memory at once. */
const sentAtOnce = 200
const maxLetterBytes = 99_500_000
/** A NemSMS without a subscriber is decided again after this time. */
const nemSmsWaitMs = 48 * 3_600_000
/** What becomes of the letters of a day has become of them by then. */
const livedAfterMs = 20 * 3_600_000
/** Receipts and letters of the last days still wait to be pulled. */
const stillWaitingDays = 2

/** Nobody listens: what was planned in an open transaction cannot be seen outside. */
const silentBus: WakeBus = { wake: () => undefined, listen: () => () => undefined, close: () => Promise.resolve() }

interface Placed {
  readonly planned: PlannedLetter
  /** In the plan. */
  readonly place: number
}

/** What happens at one moment: letters are sent, or something that waited falls due, or letters are fetched and read. */
interface Happening {
  readonly at: Instant
  readonly send: readonly Placed[]
  readonly liveOn: readonly Placed[]
}

/** The days on which letters are sent, each followed by what becomes of them, and the times at which something falls due, in order. */
function happenings(plan: readonly PlannedLetter[], now: Instant): Happening[] {
  const days = [...Map.groupBy(plan.map((planned, place): Placed => ({ planned, place })), ({ planned }) => planned.daysAgo)]
  const sending = days.map(([daysAgo, send]): Happening => ({ at: momentOf(daysAgo, now), send, liveOn: [] }))
  const living = days.filter(([daysAgo]) => daysAgo > stillWaitingDays).map(([daysAgo, sent]): Happening => ({ at: instant(momentOf(daysAgo, now) + livedAfterMs), send: [], liveOn: sent }))
  const due = plan.flatMap(({ doNotDeliverUntil, isSms, daysAgo }): Instant[] => [
    ...(doNotDeliverUntil === undefined ? [] : [startOfCivilDate(doNotDeliverUntil)]),
    ...(isSms === true ? [instant(momentOf(daysAgo, now) + nemSmsWaitMs)] : []),
  ])
  return [...sending, ...living, ...due.map((at): Happening => ({ at, send: [], liveOn: [] }))].filter(({ at }) => at < now).toSorted((a, b) => a.at - b.at)
}

/** Does everything that is due at the moment, stage by stage. */
async function workThrough(database: ReturnType<typeof pastDatabase>, stages: readonly Stage[]): Promise<void> {
  for (const stage of stages)
    for (let claimed = await claimBatch(database, stage.name, claim); claimed.items.length > 0; claimed = await claimBatch(database, stage.name, claim)) await stage.handle(claimed)
}

/**
 * Gives a nation its post of the last year, in the caller's transaction and through the real intake, check and routing, each letter at
 * its own business time: what a sender system would have sent, what receiver systems and people would have done since.
 * Answers how many letters were sent one by one; mailings come besides. The same nation, count and seed send the same letters.
 */
export async function seedLetters(tx: Transaction, contentStore: ContentStore, nation: Nation, options: { readonly count: number; readonly seed: string }): Promise<number> {
  let moment = tx.now
  const database = pastDatabase(tx, () => moment)
  const services = { database, contentStore, intakeWriter: new IntakeWriter(database, silentBus), maxLetterBytes }
  const stages = [...decisionStages({ database, contentStore }), ...effectStages({ database, mode: 'sandbox' })]
  const writing = new LetterWriting(options.seed, tx.now)
  const systems = callingSystems(nation)
  const sent = new Map<number, SentLetter>()

  const send = async ({ planned, place }: Placed): Promise<void> => {
    const { messageUuid: uuid, xml } = await writing.write(planned, place)
    const messageUuid = uuid as MessageUuid // branding
    const { party, system } = planned.sender
    await acceptLetter(services, { messageUuid, senderId: party.partyId, systemId: system.systemId, body: Readable.from([xml]) })
    sent.set(place, { planned, messageUuid })
  }

  const plan = planLetters(nation, tx.now, options)
  for (const happening of happenings(plan, tx.now)) {
    moment = happening.at
    for (let start = 0; start < happening.send.length; start += sentAtOnce) await Promise.all(happening.send.slice(start, start + sentAtOnce).map(send))
    await workThrough(database, stages)
    await liveOn({ ...tx, now: moment }, systems, happening.liveOn.flatMap(({ place }) => sent.get(place) ?? []))
  }
  await seedMailings({ database, contentStore, wakeBus: silentBus, cast: castOf(nation), writing, now: tx.now, setMoment: (at) => void (moment = at) })
  await liveRights(tx, nation)
  return plan.length
}
