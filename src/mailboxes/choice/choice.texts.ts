import { texts } from '../../platform/i18n/index.ts'

export const choiceTexts = texts({
  da: {
    title: 'Postkasser',
    lead: 'Vælg den postkasse, du vil læse.',
    search: 'Søg på navn eller CVR-nummer',
    name: 'Postkasse',
    cvr: 'CVR-nummer',
    unread: 'Ulæste',
    noUnread: 'Ingen',
    none: 'Du har ikke ret til at læse post for en virksomhed eller myndighed.',
  },
  en: {
    title: 'Mailboxes',
    lead: 'Choose the mailbox that you want to read.',
    search: 'Search by name or CVR number',
    name: 'Mailbox',
    cvr: 'CVR number',
    unread: 'Unread',
    noUnread: 'None',
    none: 'You have no right to read the post of a company or an authority.',
  },
})
