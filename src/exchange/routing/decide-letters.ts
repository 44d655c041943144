import type { Instant } from '../../platform/clock/index.ts'
import { instant } from '../../platform/clock/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { passFaultPoint } from '../../platform/faults/index.ts'
import type { Claim, PostponedWork, Stage, WakeBus } from '../../platform/work/index.ts'
import { completeWork } from '../../platform/work/index.ts'
import type { LetterId } from '../letter.ts'
import { decideAgainStage, routeStage } from '../stages.ts'
import { decide } from './decide.ts'
import type { DecidedLetter } from './decided-letter.ts'
import { gatherFacts } from './gather-facts.ts'
import type { LoadedBatch, LoadedLetter, LoadServices } from './load-letters.ts'
import { loadLetters } from './load-letters.ts'
import { writeDecided } from './write-decisions.ts'

const scanAgainAfterMs = 60_000

export interface DecisionServices extends LoadServices {
  /** Told of what is to be pushed; without it the next look finds them. */
  readonly wakeBus?: Pick<WakeBus, 'wake'>
}

/** Letters with their decisions, written; and the stages in which systems are to be called now. */
export interface WrittenDecisions {
  readonly decided: readonly DecidedLetter[]
  readonly toWake: readonly string[]
}

/** Decides letters that were read and checked, by the facts as they are now, and writes everything that follows, in the caller's transaction. */
export async function decideLoaded(tx: Transaction, letters: readonly LoadedLetter[]): Promise<WrittenDecisions> {
  const factsFor = await gatherFacts(tx, letters)
  const decided = letters.map((loaded) => {
    const surroundings = factsFor(loaded)
    return { letter: loaded.letter, decisionNumber: surroundings.decisionNumber, decision: decide(loaded.letter, surroundings) }
  })
  return { decided, toWake: await writeDecided(tx, decided) }
}

/** What the scanner has no verdict about may have one in a minute. */
const postponedOf = ({ unscanned, left }: LoadedBatch, now: Instant): PostponedWork[] => [
  ...unscanned.map((subjectId) => ({ subjectId, dueAt: instant(now + scanAgainAfterMs) })),
  ...left.map((subjectId) => ({ subjectId, dueAt: now })),
]

/** Reads and checks a batch outside a transaction, then decides and writes it in one. */
async function decideLetters(services: DecisionServices, claim: Claim): Promise<void> {
  const batch = await loadLetters(services, claim.items.map((item) => item.subjectId as LetterId)) // branding
  const { toWake } = await services.database.transaction(async (tx) => {
    // First the fence: whoever lost the claim must not write.
    await completeWork(tx, claim, postponedOf(batch, tx.now))
    const written = await decideLoaded(tx, batch.loaded)
    passFaultPoint('in-routing-batch')
    return written
  })
  for (const stage of toWake) services.wakeBus?.wake(stage)
  passFaultPoint('after-routing-commit')
}

/** The first decision about a letter, and the later one about a letter that was held. */
export const decisionStages = (services: DecisionServices): Stage[] =>
  [routeStage, decideAgainStage].map((name) => ({ name, handle: (claim) => decideLetters(services, claim) }))
