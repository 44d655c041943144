import type { Instant } from '../../platform/clock/index.ts'
import type { ContainerId } from '../containers/container.ts'

/*
 * A mailing: a container that its sender's staff lets go
 *
 * examining  its letters are looked through; none is a letter yet
 * ready      the figures are there, and somebody may start it
 * running    the letters of a step are taken in; when they are, the next step begins after a pause (`nextStepAt`)
 * paused     by somebody, or by itself when too much is wrong; goes on where it was
 * stopped    for ever: what was not taken in by then never becomes a letter; the same bytes may be sent again
 * finished   every letter was handled
 *
 * examining → ready → running ⇄ paused → finished, and to stopped from everywhere but finished.
 */
export type MailingState = 'examining' | 'ready' | 'running' | 'paused' | 'stopped' | 'finished'

/** A mailing is known by its container. */
export type MailingId = ContainerId

/** What happened to a mailing. */
export type MailingChange = 'created' | 'examined' | 'started' | 'stepped' | 'paused' | 'resumed' | 'stopped' | 'finished'

/** Why it happened, where it was nobody's wish. */
export type ChangeReason = 'faults'

/** Percent of the letters that are released at each step of the slow start; before it, none. */
export const stepPercents: readonly number[] = [0, 1, 10, 100]
export const lastStep = stepPercents.length - 1

/** How a mailing goes; numbers of letters. */
export interface MailingRules {
  /** Of the letters taken in since somebody looked; more pause the mailing. */
  readonly maxFaultPercent: number
  /** Fewer faults never pause it: one wrong letter of three says nothing. */
  readonly minFaults: number
  /** Business time between the last letter of a step and the next step. */
  readonly stepPauseMs: number
}

/** A mailing with how far its container is. */
export interface MailingProgress {
  readonly state: MailingState
  readonly step: number
  readonly nextStepAt: Instant | null
  readonly seenHandled: number
  readonly seenFaults: number
  readonly entries: number
  readonly released: number
  readonly handled: number
  /** Refused and rejected. */
  readonly faults: number
}

/** How many letters are released at a step: at least one more than before. */
export const releasedAt = (entries: number, step: number): number => Math.min(entries, Math.max(step, Math.ceil((entries * (stepPercents[step] ?? 0)) / 100)))

/** More is wrong with the letters taken in since somebody looked than the rules allow. */
export function hasTooManyFaults({ handled, faults, seenHandled, seenFaults }: MailingProgress, { maxFaultPercent, minFaults }: MailingRules): boolean {
  const since = faults - seenFaults
  return since >= minFaults && since * 100 > (handled - seenHandled) * maxFaultPercent
}
