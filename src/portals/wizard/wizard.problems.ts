import { defineProblems } from '../../platform/problems/index.ts'
import { maxDrafts } from './draft.ts'

export const wizardProblems = defineProblems({
  'wizard.drafts.too.many': {
    status: 409,
    da: { message: `Du har ${maxDrafts} påbegyndte opgaver, og flere kan ikke gemmes.`, remedy: 'Gør en af dem færdig, eller slet en, du ikke skal bruge. De står under Påbegyndt dér, hvor du begyndte dem.' },
    en: { message: `You have begun ${maxDrafts} tasks, and no more can be kept.`, remedy: 'Finish one of them, or delete one that you do not need. They stand under Begun where you began them.' },
  },
})
