import { defineProblems } from '../platform/problems/index.ts'

export const registerProblems = defineProblems({
  'contacts.not.allowed': {
    status: 403,
    da: { message: 'Kun myndigheders afsendersystemer må slå op i kontaktregistret.', remedy: 'Virksomheder skriver kun til myndigheder og finder dem under organisations/.' },
    en: { message: 'Only sender systems of authorities may use the contact register.', remedy: 'Companies write to authorities only and find those under organisations/.' },
  },
})
