import { texts } from '../platform/i18n/index.ts'

/** Names as in seed 001. */
export const administrationTexts = texts({
  da: {
    portal: 'Administrativ Adgang',
    overview: 'Oversigt',
    title: 'Oversigt',
    lead: (organisation: string) => `Her administrerer du digital post for ${organisation}.`,
    none: 'Du har endnu ingen ret, der åbner noget her.',
    noneRemedy: 'Bed organisationens rettighedsadministrator om de rettigheder, du har brug for.',
  },
  en: {
    portal: 'Administration',
    overview: 'Overview',
    title: 'Overview',
    lead: (organisation) => `Here you administer digital post for ${organisation}.`,
    none: 'You do not have a right yet that opens anything here.',
    noneRemedy: 'Ask the rights administrator of your organisation for the rights that you need.',
  },
})
