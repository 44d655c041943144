import type { NewEmail } from '../../notifications/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { texts } from '../../platform/i18n/index.ts'
import type { SystemFacts } from './system-facts.ts'

const frameTexts = texts({
  da: { closing: 'Du får denne e-mail, fordi du er teknisk kontakt for systemet. Den er sendt automatisk og kan ikke besvares.' },
  en: { closing: 'You get this e-mail because you are the technical contact of the system. It is sent automatically and cannot be answered.' },
})

/** What an e-mail says in one language. */
export interface ToldEmail {
  readonly subject: string
  readonly paragraphs: readonly string[]
}

/**
 * An e-mail to the technical contact of a system: Danish first, then English, since nobody knows the contact's language. `about` tells
 * repetitions of one occasion apart from a new one.
 */
export function technicalEmail({ contactEmail, organisationPartyId }: SystemFacts, about: string, tell: (language: Language) => ToldEmail): NewEmail {
  const danish = tell('da')
  const english = tell('en')
  const danishBody = [...danish.paragraphs, frameTexts.da.closing].join('\n\n')
  const englishBody = [...english.paragraphs, frameTexts.en.closing].join('\n\n')
  return {
    to: contactEmail,
    subject: `${danish.subject} / ${english.subject}`,
    body: `(English below)\n\n${danishBody}\n\n----------------------------------------\n\n${englishBody}\n`,
    partyId: organisationPartyId,
    about,
  }
}
