import { defineProblems } from '../../platform/problems/index.ts'

export const undeliverableProblems = defineProblems({
  'undeliverable.went.on': {
    status: 409,
    da: { message: 'Meddelelsen er allerede sendt på vej igen.', remedy: 'Der er ikke mere at gøre; listen viser, hvad der er tilbage.' },
    en: { message: 'The message is on its way again already.', remedy: 'There is nothing more to do; the list shows what is left.' },
  },
})
