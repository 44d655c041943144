import type { MailingProgress, MailingRules, MailingState } from './mailing.ts'
import { hasTooManyFaults, lastStep, releasedAt } from './mailing.ts'

/** What somebody may want of a mailing. */
export type MailingWish = 'start' | 'pause' | 'resume' | 'stop'

/** Where a mailing stands from now on: at a step, with so many letters released. */
export interface NewStanding {
  readonly state: MailingState
  readonly step: number
  readonly released: number
}

/** `already`: it is as wished. `impossible`: its state does not allow it, which is never so while it runs. */
export type WishOutcome = { readonly kind: 'done'; readonly standing: NewStanding } | { readonly kind: 'already' } | { readonly kind: 'impossible'; readonly state: Exclude<MailingState, 'running'> }

const wishedFrom: Readonly<Record<MailingWish, readonly MailingState[]>> = {
  start: ['ready'],
  pause: ['running'],
  resume: ['paused'],
  stop: ['examining', 'ready', 'running', 'paused'],
}
/** Besides a running one, for which every other wish is fulfilled. */
const alreadyIn: Readonly<Record<MailingWish, readonly MailingState[]>> = { start: ['finished'], pause: ['paused'], resume: ['finished'], stop: ['stopped'] }

/** Goes on where it was; with the next step where all letters of this one are taken in. */
function onward({ step, entries, handled }: MailingProgress): NewStanding {
  const to = handled < releasedAt(entries, step) ? step : Math.min(step + 1, lastStep)
  return { state: 'running', step: to, released: releasedAt(entries, to) }
}

function standingAfter(mailing: MailingProgress, wish: MailingWish): NewStanding {
  const { step } = mailing
  if (wish === 'start' || wish === 'resume') return onward(mailing)
  return { state: wish === 'pause' ? 'paused' : 'stopped', step, released: 0 }
}

/** What becomes of a mailing by somebody's wish. Pure. */
export function decideWish(mailing: MailingProgress, wish: MailingWish): WishOutcome {
  if (wishedFrom[wish].includes(mailing.state)) return { kind: 'done', standing: standingAfter(mailing, wish) }
  const { state } = mailing
  return state === 'running' || alreadyIn[wish].includes(state) ? { kind: 'already' } : { kind: 'impossible', state }
}

/** The next step of a mailing that has waited for it. */
export const decideStep = (mailing: MailingProgress): NewStanding => onward(mailing)

/** What the letters that were taken in make of a running mailing. */
export type Following = 'finish' | 'pause' | 'wait' | 'go on'

/** What follows when letters were taken in. Pure. */
export function decideFollowing(mailing: MailingProgress, rules: MailingRules): Following {
  const { state, step, handled, entries, released } = mailing
  if (handled === entries) return 'finish'
  if (state !== 'running') return 'go on'
  if (hasTooManyFaults(mailing, rules)) return 'pause'
  return handled === released && step < lastStep ? 'wait' : 'go on'
}
