import type { IdentityId } from '../../login/index.ts'
import type { NewEmail, ToldEmail } from '../../notifications/index.ts'
import { inBothLanguages } from '../../notifications/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { texts } from '../../platform/i18n/index.ts'
import type { AccessRequestId } from './access-request.ts'
import { requestPath } from './request-paths.ts'

const emailTexts = texts({
  da: {
    submitted: {
      subject: (organisation: string) => `Anmodning om rettigheder hos ${organisation}`,
      lead: (requester: string, employer: string, organisation: string) => `${requester}, ${employer}, har anmodet om rettigheder hos ${organisation}.`,
      link: (address: string) => `Se anmodningen, og godkend eller afvis den:\n${address}`,
      closing: 'Du får denne e-mail, fordi du er rettighedsadministrator. Den er sendt automatisk og kan ikke besvares.',
    },
    decided: {
      approved: (organisation: string) => `Din anmodning hos ${organisation} er godkendt`,
      rejected: (organisation: string) => `Din anmodning hos ${organisation} er afvist`,
      approvedLead: (organisation: string) => `${organisation} har godkendt din anmodning. Du har rettighederne fra nu af.`,
      rejectedLead: (organisation: string) => `${organisation} har afvist din anmodning.`,
      link: (address: string) => `Se afgørelsen:\n${address}`,
      closing: 'Du får denne e-mail, fordi du har anmodet om rettigheder. Den er sendt automatisk og kan ikke besvares.',
    },
  },
  en: {
    submitted: {
      subject: (organisation) => `Request for rights for ${organisation}`,
      lead: (requester, employer, organisation) => `${requester}, ${employer}, has requested rights for ${organisation}.`,
      link: (address) => `See the request, and approve or reject it:\n${address}`,
      closing: 'You get this e-mail because you are a rights administrator. It is sent automatically and cannot be answered.',
    },
    decided: {
      approved: (organisation) => `Your request to ${organisation} is approved`,
      rejected: (organisation) => `Your request to ${organisation} is rejected`,
      approvedLead: (organisation) => `${organisation} has approved your request. You have the rights from now on.`,
      rejectedLead: (organisation) => `${organisation} has rejected your request.`,
      link: (address) => `See the decision:\n${address}`,
      closing: 'You get this e-mail because you requested rights. It is sent automatically and cannot be answered.',
    },
  },
})

interface RequestFacts {
  readonly requestId: AccessRequestId
  /** Of the portals, without a slash at the end. */
  readonly baseUrl: string
  readonly organisation: { readonly partyId: PartyId; readonly name: string }
}

interface SubmittedFacts extends RequestFacts {
  readonly requesterName: string
  readonly employerName: string
}

interface Addressee {
  readonly identityId: IdentityId
  readonly email: string
}

type Tell = (said: (typeof emailTexts)[Language]) => ToldEmail

const emailTo = ({ identityId, email }: Addressee, { requestId, organisation }: RequestFacts, what: string, tell: Tell): NewEmail => ({
  ...inBothLanguages((language) => tell(emailTexts[language])),
  to: email,
  partyId: organisation.partyId,
  about: `access.request ${requestId} ${what} ${identityId}`,
})

const addressOf = ({ baseUrl, requestId }: RequestFacts): string => baseUrl + requestPath(requestId)

/** To a rights administrator: somebody asks. What for, and why, stands in the portal alone. */
export const requestSubmittedEmail = (to: Addressee, facts: SubmittedFacts): NewEmail =>
  emailTo(to, facts, 'submitted', ({ submitted: said }) => ({
    subject: said.subject(facts.organisation.name),
    paragraphs: [said.lead(facts.requesterName, facts.employerName, facts.organisation.name), said.link(addressOf(facts)), said.closing],
  }))

/** To the one who asked: what was decided. The reason stands in the portal alone. */
export const requestDecidedEmail = (to: Addressee, facts: RequestFacts, decision: 'approved' | 'rejected'): NewEmail =>
  emailTo(to, facts, 'decided', ({ decided: said }) => ({
    subject: said[decision](facts.organisation.name),
    paragraphs: [said[`${decision}Lead`](facts.organisation.name), said.link(addressOf(facts)), said.closing],
  }))
