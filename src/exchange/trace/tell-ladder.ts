import type { Instant } from '../../platform/clock/index.ts'
import { instant } from '../../platform/clock/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { formatDateTime, texts } from '../../platform/i18n/index.ts'
import type { WaitingState } from './letter-state.ts'
import { waitingStateOf } from './letter-state.ts'
import { tellReason } from './reason-words.ts'
import type { LadderFacts } from './trace.queries.ts'

type WaitingFacts = Pick<LadderFacts, 'protocol' | 'fetchedAt' | 'failedAttempts' | 'firstAttemptAt' | 'nextAttemptAt' | 'lastReason' | 'pausedUntil'>

/** How far a letter has come at a system that does not take it, in words. */
export interface ToldLadder {
  readonly state: WaitingState
  readonly failedAttempts: number
  readonly firstAttemptAt: Instant | undefined
  /** When the system is called next; undefined when it must come itself. */
  readonly nextAttemptAt: Instant | undefined
  /** Code of the last failure: `timeout`, `http 503`. */
  readonly lastReason: string | undefined
  /** The same as a sentence. */
  readonly reason: string | undefined
  /** Attempts, reason and what comes next, in sentences. */
  readonly words: string
}

const said = texts({
  da: {
    first: 'Det første forsøg gøres nu.',
    failed: (count: number) => (count === 1 ? 'Det første forsøg mislykkedes.' : `${count} forsøg er mislykkedes.`),
    next: (time: string) => `Næste forsøg er ${time}.`,
    paused: (time: string) => `Systemet tager intet imod for tiden, så Brevdue venter med alle dets breve til ${time}.`,
    announced: 'Systemet har fået besked og skal nu selv hente brevet.',
    waits: 'Systemet skal selv hente brevet.',
    fetched: 'Systemet har hentet brevet og skal nu kvittere.',
  },
  en: {
    first: 'The first attempt is being made.',
    failed: (count) => (count === 1 ? 'The first attempt failed.' : `${count} attempts have failed.`),
    next: (time) => `The next attempt is on ${time}.`,
    paused: (time) => `The system takes nothing at present, so Brevdue holds all of its letters until ${time}.`,
    announced: 'The system has been told and must now fetch the letter itself.',
    waits: 'The system must fetch the letter itself.',
    fetched: 'The system has fetched the letter and must now give its receipt.',
  },
})

/** What comes next while a system is called: the ladder's next step, or later where the circuit breaker holds it back. */
function tellNext({ nextAttemptAt, pausedUntil }: WaitingFacts, language: Language): string {
  if (nextAttemptAt === null) return ''
  const isPaused = pausedUntil !== null && pausedUntil > nextAttemptAt
  return isPaused ? said[language].paused(formatDateTime(pausedUntil, language)) : said[language].next(formatDateTime(nextAttemptAt, language))
}

function tellFailures({ failedAttempts, lastReason }: WaitingFacts, language: Language): string[] {
  if (!failedAttempts) return []
  return [said[language].failed(failedAttempts), lastReason === null ? '' : (tellReason(lastReason, language) ?? '')]
}

const endings: Readonly<Record<WaitingState, (waiting: WaitingFacts, language: Language) => string>> = {
  'to-push': (waiting, language) => (waiting.pausedUntil === null ? said[language].first : tellNext(waiting, language)),
  retrying: tellNext,
  announced: (_waiting, language) => said[language].announced,
  'waiting-for-system': (_waiting, language) => said[language].waits,
  fetched: (_waiting, language) => said[language].fetched,
}

/** Tells how a letter waits for its receiver system. Pure. */
export function tellLadder(waiting: WaitingFacts, language: Language): ToldLadder {
  const { failedAttempts, firstAttemptAt, nextAttemptAt, pausedUntil, lastReason } = waiting
  const state = waitingStateOf(waiting)
  return {
    state,
    failedAttempts: failedAttempts ?? 0,
    firstAttemptAt: firstAttemptAt ?? undefined,
    nextAttemptAt: nextAttemptAt === null ? undefined : instant(Math.max(nextAttemptAt, pausedUntil ?? 0)),
    lastReason: lastReason ?? undefined,
    reason: lastReason === null ? undefined : tellReason(lastReason, language),
    words: [...tellFailures(waiting, language), endings[state](waiting, language)].filter((part) => part !== '').join(' '),
  }
}
