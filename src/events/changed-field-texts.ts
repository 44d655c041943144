import { texts } from '../platform/i18n/index.ts'

/** What the fields of changes are called in the action log; a field that has no words here cannot be recorded. */
export const changedFieldTexts = texts({
  da: {
    administratorEmail: 'Rettighedsadministratorens e-mailadresse',
    administratorName: 'Rettighedsadministratorens navn',
    alias: 'Kaldenavn',
    email: 'E-mailadresse',
    lastDay: 'Sidste dag',
    members: 'Medlemmer',
    name: 'Navn',
    note: 'Bemærkning',
    organisation: 'Organisation',
    privileges: 'Rettigheder',
    reason: 'Begrundelse',
    state: 'Status',
  },
  en: {
    administratorEmail: 'E-mail address of the rights administrator',
    administratorName: 'Name of the rights administrator',
    alias: 'Nickname',
    email: 'E-mail address',
    lastDay: 'Last day',
    members: 'Members',
    name: 'Name',
    note: 'Note',
    organisation: 'Organisation',
    privileges: 'Rights',
    reason: 'Reason',
    state: 'Status',
  },
})

export type ChangedFieldName = keyof (typeof changedFieldTexts)['da']
