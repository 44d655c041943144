import type { ProblemCode } from '../../platform/problems/index.ts'
import type { MailingState } from './mailing.ts'
import { mailingProblems } from './mailings.problems.ts'

/** Why a mailing in this state cannot be changed as wished; one that runs allows every wish. */
export const refusalCodes: Readonly<Record<Exclude<MailingState, 'running'>, ProblemCode>> = {
  examining: mailingProblems['mailing.examining'],
  ready: mailingProblems['mailing.ready'],
  paused: mailingProblems['mailing.paused'],
  stopped: mailingProblems['mailing.stopped'],
  finished: mailingProblems['mailing.finished'],
}
