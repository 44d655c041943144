import type { MailingRules } from '../exchange/index.ts'
import type { Settings } from '../platform/configuration/index.ts'

/** How mailings go, as configured. */
export const mailingRules = ({ MAILING_MAX_FAULT_PERCENT, MAILING_MIN_FAULTS, MAILING_STEP_PAUSE_MS }: Settings): MailingRules => ({
  maxFaultPercent: MAILING_MAX_FAULT_PERCENT,
  minFaults: MAILING_MIN_FAULTS,
  stepPauseMs: MAILING_STEP_PAUSE_MS,
})
