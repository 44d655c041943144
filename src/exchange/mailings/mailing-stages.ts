import type { ParallelStage } from '../../platform/work/index.ts'
import type { TakeServices } from '../containers/take-container.ts'
import { containerStages } from '../containers/take-container.ts'
import { examineStages } from './examine-mailings.ts'
import { followSlices } from './follow-slices.ts'
import type { MailingRules } from './mailing.ts'
import { stepStages } from './step-mailings.ts'

export interface MassServices extends Omit<TakeServices, 'afterSlice'> {
  readonly mailingRules: MailingRules
}

/** Everything that takes containers in, mailings among them: looked through, let go step by step, watched after each slice. */
export const massStages = (services: MassServices): ParallelStage[] => [
  ...containerStages({ ...services, afterSlice: followSlices(services.mailingRules) }),
  ...examineStages(services),
  ...stepStages(services),
]
