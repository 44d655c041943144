import { texts } from '../platform/i18n/index.ts'

/** Names as in seed 001. */
export const administrationTexts = texts({
  da: {
    portal: 'Administrativ Adgang',
    overview: 'Oversigt',
    title: 'Oversigt',
    lead: (organisation: string) => `Her administrerer du digital post for ${organisation}.`,
    none: 'Du har endnu ingen ret, der åbner noget her.',
    noneRemedy: 'Anmod om de rettigheder, du har brug for, i Rettighedsportalen.',
    rights: { title: 'Rettighedsportalen', text: 'Giv og fjern rettigheder, anmod om dem, og lav adgangstokens.' },
  },
  en: {
    portal: 'Administration',
    overview: 'Overview',
    title: 'Overview',
    lead: (organisation) => `Here you administer digital post for ${organisation}.`,
    none: 'You do not have a right yet that opens anything here.',
    noneRemedy: 'Request the rights that you need in the rights portal.',
    rights: { title: 'Rights portal', text: 'Give and take rights, request them, and make access tokens.' },
  },
})
