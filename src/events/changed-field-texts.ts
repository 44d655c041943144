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
    share: 'Andel af brevene, der må sendes (%)',
    state: 'Status',
    system: 'System',
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
    share: 'Share of the letters that may be sent (%)',
    state: 'Status',
    system: 'System',
  },
})

export type ChangedFieldName = keyof (typeof changedFieldTexts)['da']

/** The states that things are in before and after a change: of a request or agreement, of a letter, of a mailing; as the wire has them where it does. */
export const changedStateTexts = texts({
  da: {
    SUBMITTED: 'Indsendt',
    APPROVED: 'Godkendt',
    REJECTED: 'Afvist',
    REFUSED: 'Afvist',
    REVOKED: 'Trukket tilbage',
    HELD: 'Venter på valørdatoen',
    SENT: 'På vej til modtageren',
    UNDELIVERABLE: 'Kan ikke afleveres',
    RECALLED: 'Tilbagekaldt',
    examining: 'Bliver gennemgået',
    ready: 'Klar til start',
    running: 'I gang',
    paused: 'På pause',
    stopped: 'Standset',
    finished: 'Færdig',
  },
  en: {
    SUBMITTED: 'Submitted',
    APPROVED: 'Approved',
    REJECTED: 'Rejected',
    REFUSED: 'Refused',
    REVOKED: 'Withdrawn',
    HELD: 'Waits for its value date',
    SENT: 'On its way to the recipient',
    UNDELIVERABLE: 'Cannot be delivered',
    RECALLED: 'Recalled',
    examining: 'Being looked through',
    ready: 'Ready to start',
    running: 'Running',
    paused: 'Paused',
    stopped: 'Stopped',
    finished: 'Finished',
  },
})

export type ChangedState = keyof (typeof changedStateTexts)['da']
