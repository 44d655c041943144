import { defineProblems } from '../platform/problems/index.ts'

export const agreementProblems = defineProblems({
  'agreement.submitted.already': {
    status: 409,
    da: { message: 'Der er allerede indsendt en tilslutningsaftale for myndigheden.', remedy: 'Se på siden Tilslutningsaftale, hvordan det går med den.' },
    en: { message: 'A connection agreement was submitted for the authority already.', remedy: 'See on the page Connection agreement how it stands.' },
  },
  'agreement.decided.already': {
    status: 409,
    da: { message: 'Aftalen er allerede godkendt eller afvist.', remedy: 'Åbn aftalen igen for at se, hvad der blev besluttet, og af hvem.' },
    en: { message: 'The agreement was approved or refused already.', remedy: 'Open the agreement again to see what was decided, and by whom.' },
  },
  'agreement.not.approved': {
    status: 409,
    da: { message: 'Aftalen er ikke godkendt, eller dens invitation er brugt, så der kan ikke sendes en invitation.', remedy: 'Se på aftalens side, hvordan den står.' },
    en: { message: 'The agreement is not approved, or its invitation was used, so no invitation can be sent.', remedy: 'See on the page of the agreement how it stands.' },
  },
  'invitation.unknown': {
    status: 404,
    da: { message: 'Invitationen findes ikke, eller den er afløst af en nyere.', remedy: 'Brug linket i den nyeste e-mail, og kontrollér, at hele linket er med.' },
    en: { message: 'The invitation does not exist, or a newer one took its place.', remedy: 'Use the link in the newest e-mail, and check that all of it is there.' },
  },
  'invitation.used': {
    status: 409,
    da: { message: 'Invitationen er allerede brugt.', remedy: 'Bed myndighedens rettighedsadministrator om de rettigheder, du har brug for.' },
    en: { message: 'The invitation was used already.', remedy: 'Ask the rights administrator of the authority for the rights that you need.' },
  },
  'invitation.expired': {
    status: 409,
    da: { message: 'Invitationen er udløbet. Den gjaldt i 30 dage.', remedy: 'Bed supporten om at sende en ny.' },
    en: { message: 'The invitation has expired. It was valid for 30 days.', remedy: 'Ask support to send a new one.' },
  },
  'invitation.foreign': {
    status: 403,
    da: { message: 'Invitationen er til en medarbejder i en anden myndighed.', remedy: 'Log på som medarbejder i den myndighed, som e-mailen nævner.' },
    en: { message: 'The invitation is for an employee of another authority.', remedy: 'Log in as an employee of the authority that the e-mail names.' },
  },
  'invitation.level.too.low': {
    status: 403,
    da: { message: 'Du er ikke logget sikkert nok på til at blive rettighedsadministrator.', remedy: 'Log på igen på niveauet Betydelig eller Høj, og åbn linket igen.' },
    en: { message: 'Your login is not secure enough to become a rights administrator.', remedy: 'Log in again at the level Substantial or High, and open the link again.' },
  },
})

/** Why an invitation cannot be used. */
export const invitationRefusals = Object.entries(agreementProblems).flatMap(([name, code]) => (name.startsWith('invitation.') ? [code] : []))
