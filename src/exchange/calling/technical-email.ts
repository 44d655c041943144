import type { NewEmail, ToldEmail } from '../../notifications/index.ts'
import { inBothLanguages } from '../../notifications/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { texts } from '../../platform/i18n/index.ts'
import type { SystemFacts } from './system-facts.ts'

const frameTexts = texts({
  da: { closing: 'Du får denne e-mail, fordi du er teknisk kontakt for systemet. Den er sendt automatisk og kan ikke besvares.' },
  en: { closing: 'You get this e-mail because you are the technical contact of the system. It is sent automatically and cannot be answered.' },
})

/** An e-mail to the technical contact of a system. `about` tells repetitions of one occasion apart from a new one. */
export function technicalEmail({ contactEmail, organisationPartyId }: SystemFacts, about: string, tell: (language: Language) => ToldEmail): NewEmail {
  const told = inBothLanguages((language) => {
    const { subject, paragraphs } = tell(language)
    return { subject, paragraphs: [...paragraphs, frameTexts[language].closing] }
  })
  return { ...told, to: contactEmail, partyId: organisationPartyId, about }
}
