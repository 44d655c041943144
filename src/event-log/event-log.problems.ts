import { defineProblems } from '../platform/problems/index.ts'

export const eventLogProblems = defineProblems({
  'log.party.required': {
    status: 400,
    da: { message: 'Til sagsbehandling vises loggen for én part ad gangen.', remedy: 'Angiv partens CPR- eller CVR-nummer.' },
    en: { message: 'For case work the log is shown for one party at a time.', remedy: 'Give the CPR or CVR number of the party.' },
  },
})
