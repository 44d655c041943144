import { defineProblems } from '../platform/problems/index.ts'

export const loginProblems = defineProblems({
  'login.required': {
    status: 401,
    da: { message: 'Du skal være logget på for at se siden.', remedy: 'Log på, og prøv igen.' },
    en: { message: 'You must be logged in to see this page.', remedy: 'Log in and try again.' },
  },
  'login.attempt.unknown': {
    status: 400,
    da: { message: 'Dette login er udløbet, brugt eller begyndt i en anden browser.', remedy: 'Begynd forfra med at logge på.' },
    en: { message: 'This login has expired, was used already or began in another browser.', remedy: 'Start again by logging in.' },
  },
  'login.refused': {
    status: 403,
    da: { message: 'Login blev afbrudt eller afvist hos login-tjenesten.', remedy: 'Log på igen, eller vælg en anden måde at logge på.' },
    en: { message: 'The login was cancelled or refused by the login service.', remedy: 'Log in again or choose another way to log in.' },
  },
  'login.provider.unavailable': {
    status: 503,
    da: { message: 'Login-tjenesten kan ikke bruges lige nu.', remedy: 'Prøv igen om lidt; bliver det ved, så kontakt supporten.' },
    en: { message: 'The login service cannot be used right now.', remedy: 'Try again shortly; if it persists, contact support.' },
  },
  'login.person.unknown': {
    status: 403,
    da: { message: 'Du er logget på hos login-tjenesten, men er ikke oprettet her.', remedy: 'Kontakt supporten, eller log på med en anden identitet.' },
    en: { message: 'The login service knows you, but you are not registered here.', remedy: 'Contact support or log in with another identity.' },
  },
  'login.person.deactivated': {
    status: 403,
    da: { message: 'Din adgang er deaktiveret af den organisation, du er ansat i.', remedy: 'Bed organisationens rettighedsadministrator om at genaktivere den.' },
    en: { message: 'Your access was deactivated by the organisation that you work for.', remedy: 'Ask the rights administrator of the organisation to reactivate it.' },
  },
  'form.foreign': {
    status: 403,
    da: { message: 'Formularen hører ikke til dit nuværende login, så intet er ændret.', remedy: 'Åbn siden igen, og send formularen derfra.' },
    en: { message: 'The form does not belong to your present login, so nothing was changed.', remedy: 'Open the page again and send the form from there.' },
  },
})
