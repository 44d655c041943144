import type { NewEmail } from '../notifications/index.ts'
import type { Language } from '../platform/i18n/index.ts'
import { texts } from '../platform/i18n/index.ts'
import type { Agreement } from './agreements.queries.ts'

const emailTexts = texts({
  da: {
    greeting: (name: string) => `Kære ${name}`,
    approvedSubject: (authority: string) => `${authority} er tilsluttet Digital Post`,
    approved: (authority: string) => `Tilslutningsaftalen for ${authority} er godkendt, og du er udpeget som rettighedsadministrator.`,
    link: (link: string) => `Åbn linket, og log på som medarbejder i myndigheden for at tage imod rettigheden. Linket kan bruges én gang og gælder i 30 dage:\n${link}`,
    refusedSubject: (authority: string) => `Tilslutningsaftalen for ${authority} er afvist`,
    refused: (authority: string) => `Tilslutningsaftalen for ${authority} er ikke godkendt. Årsagen er:`,
    again: 'Myndigheden kan indsende en ny aftale i Administrativ Adgang.',
    closing: 'E-mailen er sendt automatisk og kan ikke besvares.',
  },
  en: {
    greeting: (name) => `Dear ${name}`,
    approvedSubject: (authority) => `${authority} is connected to Digital Post`,
    approved: (authority) => `The connection agreement of ${authority} was approved, and you were named as rights administrator.`,
    link: (link) => `Open the link and log in as an employee of the authority to take on the right. The link can be used once and is valid for 30 days:\n${link}`,
    refusedSubject: (authority) => `The connection agreement of ${authority} was refused`,
    refused: (authority) => `The connection agreement of ${authority} was not approved. The reason is:`,
    again: 'The authority can submit a new agreement in Administration.',
    closing: 'This e-mail is sent automatically and cannot be answered.',
  },
})

type Told = (language: Language) => { readonly subject: string; readonly paragraphs: readonly string[] }

/** To the one who was named: Danish first, then English, since nobody knows the language. */
function emailTo({ administratorName, administratorEmail, partyId }: Agreement, tell: Told): NewEmail {
  const bodyIn = (language: Language): string => {
    const { greeting, closing } = emailTexts[language]
    return [greeting(administratorName), ...tell(language).paragraphs, closing].join('\n\n')
  }
  return {
    to: administratorEmail,
    subject: `${tell('da').subject} / ${tell('en').subject}`,
    body: `(English below)\n\n${bodyIn('da')}\n\n----------------------------------------\n\n${bodyIn('en')}\n`,
    partyId,
  }
}

/** The invitation; its link stands nowhere else. */
export const invitationEmail = (agreement: Agreement, link: string): NewEmail =>
  emailTo(agreement, (language) => {
    const said = emailTexts[language]
    return { subject: said.approvedSubject(agreement.authorityName), paragraphs: [said.approved(agreement.authorityName), said.link(link)] }
  })

export const refusalEmail = (agreement: Agreement, reason: string): NewEmail =>
  emailTo(agreement, (language) => {
    const said = emailTexts[language]
    return { subject: said.refusedSubject(agreement.authorityName), paragraphs: [said.refused(agreement.authorityName), reason, said.again] }
  })
