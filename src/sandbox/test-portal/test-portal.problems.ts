import { defineProblems } from '../../platform/problems/index.ts'

export const testPortalProblems = defineProblems({
  'test.identity.invalid': {
    status: 400,
    da: { message: 'Der er fejl i det, der skal oprettes, så intet blev oprettet.', remedy: 'Ret de felter, som svaret nævner, og send det igen.' },
    en: { message: 'Something is wrong with what is to be made, so nothing was made.', remedy: 'Mend the fields that the answer names and send it again.' },
  },
})
