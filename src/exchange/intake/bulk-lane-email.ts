import type { NewEmail } from '../../notifications/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { instantText } from '../../platform/clock/index.ts'
import { formatDateTime, formatNumber, texts } from '../../platform/i18n/index.ts'
import type { SystemFacts } from '../calling/system-facts.ts'
import { technicalEmail } from '../calling/technical-email.ts'

const emailTexts = texts({
  da: {
    subject: (system: string) => `${system} sender mange breve enkeltvis`,
    lead: (count: string) => `Systemet har sendt mere end ${count} breve enkeltvis på et minut. Derfor går dets breve nu i banen for masseforsendelser, så de ikke forsinker andres enkelte breve.`,
    facts: (system: string, organisation: string, since: string) => `System: ${system}\nOrganisation: ${organisation}\nSiden: ${since}`,
    remedy:
      'Intet går tabt, og intet skal sendes igen. Når systemet i et helt minut har sendt færre, går dets breve igen i banen for enkelte breve. Skal systemet sende mange breve, så send dem samlet i én container.',
    once: 'Du får højst denne e-mail én gang i døgnet.',
  },
  en: {
    subject: (system) => `${system} sends many letters one by one`,
    lead: (count) => `The system has sent more than ${count} letters one by one within a minute. Therefore its letters now go in the lane for bulk, so that they do not delay the single letters of others.`,
    facts: (system, organisation, since) => `System: ${system}\nOrganisation: ${organisation}\nSince: ${since}`,
    remedy:
      'Nothing is lost, and nothing must be sent again. When the system has sent fewer for a whole minute, its letters go in the lane for single letters again. If the system is to send many letters, send them together in one container.',
    once: 'You get this e-mail once a day at most.',
  },
})

export interface BulkLaneFacts extends SystemFacts {
  readonly singlesPerMinute: number
  readonly since: Instant
}

/** A system sends so many single letters that they go in the bulk lane. */
export const bulkLaneEmail = ({ singlesPerMinute, since, ...system }: BulkLaneFacts): NewEmail =>
  technicalEmail(system, `bulk.lane ${system.systemId} ${instantText(since)}`, (language) => {
    const said = emailTexts[language]
    return {
      subject: said.subject(system.systemName),
      paragraphs: [said.lead(formatNumber(singlesPerMinute, language)), said.facts(system.systemName, system.organisationName, formatDateTime(since, language)), said.remedy, said.once],
    }
  })
