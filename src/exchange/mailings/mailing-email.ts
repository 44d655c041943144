import type { NewEmail } from '../../notifications/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { formatDateTime, formatNumber, texts } from '../../platform/i18n/index.ts'
import type { SystemFacts } from '../calling/system-facts.ts'
import { technicalEmail } from '../calling/technical-email.ts'
import type { MailingId } from './mailing.ts'

const emailTexts = texts({
  da: {
    subject: (name: string) => `Udsendelsen ${name} er sat på pause`,
    lead: (faults: string, handled: string) => `Der er fejl i ${faults} af de ${handled} breve, som er taget ind, siden nogen sidst så efter. Det er for mange, og derfor har Brevdue sat udsendelsen på pause.`,
    facts: (name: string, system: string, organisation: string, since: string) => `Udsendelse: ${name}\nSystem: ${system}\nOrganisation: ${organisation}\nPå pause siden: ${since}`,
    remedy: 'Se, hvad der er galt, i Administrativ Adgang under Udsendelser. Der kan organisationen lade den fortsætte eller standse den. De breve, der endnu ikke er taget ind, venter; intet går tabt.',
  },
  en: {
    subject: (name) => `The mailing ${name} is paused`,
    lead: (faults, handled) => `There are faults in ${faults} of the ${handled} letters that were taken in since somebody last looked. That is too many, so Brevdue has paused the mailing.`,
    facts: (name, system, organisation, since) => `Mailing: ${name}\nSystem: ${system}\nOrganisation: ${organisation}\nPaused since: ${since}`,
    remedy: 'See what is wrong in Administration under Mailings. There the organisation can let it go on or stop it. The letters that are not taken in yet wait; nothing is lost.',
  },
})

export interface PausedFacts extends SystemFacts {
  readonly mailingId: MailingId
  readonly changeNumber: number
  readonly name: string
  readonly faults: number
  readonly handled: number
  readonly since: Instant
}

/** A mailing was paused because too much is wrong with it. */
export const mailingPausedEmail = ({ mailingId, changeNumber, name, faults, handled, since, ...system }: PausedFacts): NewEmail =>
  technicalEmail(system, `mailing.paused ${mailingId} ${changeNumber}`, (language) => {
    const said = emailTexts[language]
    return {
      subject: said.subject(name),
      paragraphs: [
        said.lead(formatNumber(faults, language), formatNumber(handled, language)),
        said.facts(name, system.systemName, system.organisationName, formatDateTime(since, language)),
        said.remedy,
      ],
    }
  })
