import { defineProblems } from '../../platform/problems/index.ts'

/** Why a request cannot be made, decided or withdrawn. */
export const requestProblems = defineProblems({
  'access.request.profile.missing': {
    status: 409,
    da: { message: 'Du har ikke lavet en profil endnu.', remedy: 'Skriv din e-mailadresse under Min profil i Rettighedsportalen, og anmod igen.' },
    en: { message: 'You have not made a profile yet.', remedy: 'Enter your e-mail address under My profile in the rights portal, and ask again.' },
  },
  'access.request.rights.held': {
    status: 409,
    da: { message: 'Du har allerede alle de rettigheder, du anmoder om.', remedy: 'Vælg de rettigheder, du mangler, eller en senere slutdato.' },
    en: { message: 'You have all the rights already that you ask for.', remedy: 'Choose the rights that you lack, or a later end.' },
  },
  'access.request.end.passed': {
    status: 409,
    da: { message: 'Slutdatoen er passeret.', remedy: 'Anmod igen med en slutdato, der ligger i fremtiden.' },
    en: { message: 'The end date has passed.', remedy: 'Ask again with an end that lies ahead.' },
  },
  'access.request.too.many': {
    status: 429,
    da: { message: 'Du har anmodet for mange gange det seneste døgn.', remedy: 'Vent til i morgen, eller ring til organisationens rettighedsadministrator.' },
    en: { message: 'You have asked too often within the last day.', remedy: 'Wait until tomorrow, or call the rights administrator of the organisation.' },
  },
  'access.request.decided': {
    status: 409,
    da: { message: 'Anmodningen er allerede afgjort eller trukket tilbage.', remedy: 'Se, hvad der blev besluttet. Mangler der stadig noget, så send en ny anmodning.' },
    en: { message: 'The request is decided or withdrawn already.', remedy: 'See what was decided. If something is still missing, submit a new request.' },
  },
  'access.request.own': {
    status: 403,
    da: { message: 'Du kan ikke afgøre din egen anmodning.', remedy: 'Bed en anden rettighedsadministrator om det.' },
    en: { message: 'You cannot decide your own request.', remedy: 'Ask another rights administrator to do it.' },
  },
  'access.request.not.grantable': {
    status: 403,
    da: { message: 'Anmodningen gælder en rettighed, som du ikke kan give.', remedy: 'Bed en, der kan give den, om at godkende, eller afvis anmodningen.' },
    en: { message: 'The request is for a right that you cannot grant.', remedy: 'Ask somebody who can grant it to approve, or reject the request.' },
  },
  'access.request.requester.gone': {
    status: 409,
    da: { message: 'Den, der anmodede, kan ikke logge på mere.', remedy: 'Afvis anmodningen.' },
    en: { message: 'The one who asked can no longer log in.', remedy: 'Reject the request.' },
  },
  'access.request.not.yours': {
    status: 403,
    da: { message: 'Kun den, der anmodede, kan trække anmodningen tilbage.', remedy: 'Afvis den, hvis rettighederne ikke skal gives.' },
    en: { message: 'Only the one who asked can withdraw a request.', remedy: 'Reject it if the rights are not to be granted.' },
  },
})
