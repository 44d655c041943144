import { defineProblems } from '../platform/problems/index.ts'

export const registerProblems = defineProblems({
  'contacts.not.allowed': {
    status: 403,
    da: { message: 'Kun myndigheders afsendersystemer må slå op i kontaktregistret.', remedy: 'Virksomheder skriver kun til myndigheder og finder dem under organisations/.' },
    en: { message: 'Only sender systems of authorities may use the contact register.', remedy: 'Companies write to authorities only and find those under organisations/.' },
  },
  'contact.subscriptions.too.many': {
    status: 422,
    da: { message: 'Systemet har så mange abonnementer på kontakter, som et system må have.', remedy: 'Udvid et af dem med PUT, eller slet et, der ikke bruges.' },
    en: { message: 'The system has as many contact subscriptions as a system may have.', remedy: 'Widen one of them by PUT, or delete one that is not used.' },
  },
})
