import { defineProblems } from './problem.ts'

/** Problems that any interface may meet. */
export const generalProblems = defineProblems({
  'request.invalid': {
    status: 400,
    da: { message: 'Forespørgslen er ikke udfyldt rigtigt.', remedy: 'Ret de nævnte felter, og send den igen.' },
    en: { message: 'The request is not filled in correctly.', remedy: 'Correct the fields named and send it again.' },
  },
  'request.body.unreadable': {
    status: 400,
    da: { message: 'Indholdet kan ikke læses i det angivne format.', remedy: 'Kontrollér Content-Type og indholdet.' },
    en: { message: 'The body cannot be read in the format stated.', remedy: 'Check Content-Type and the body.' },
  },
  'version.required': {
    status: 400,
    da: { message: 'If-Match mangler eller er ikke en version.', remedy: 'Send versionen fra det seneste svar som If-Match, for eksempel If-Match: 3.' },
    en: { message: 'If-Match is missing or is no version.', remedy: 'Send the version of the latest answer as If-Match, for example If-Match: 3.' },
  },
  'version.conflict': {
    status: 409,
    da: { message: 'Det er blevet ændret siden den version, du sendte.', remedy: 'Hent det igen, og gentag ændringen på den nye version.' },
    en: { message: 'It was changed since the version that you sent.', remedy: 'Fetch it again and repeat the change on the new version.' },
  },
  'request.too.large': {
    status: 413,
    da: { message: 'Indholdet er større end tilladt.', remedy: 'Send mindre ad gangen.' },
    en: { message: 'The body is larger than allowed.', remedy: 'Send less at a time.' },
  },
  'content.type.not.supported': {
    status: 415,
    da: { message: 'Denne Content-Type tages ikke imod her.', remedy: 'Brug en af de typer, som dokumentationen nævner.' },
    en: { message: 'This Content-Type is not accepted here.', remedy: 'Use one of the types that the documentation names.' },
  },
  'not.found': {
    status: 404,
    da: { message: 'Det findes ikke, eller du har ikke adgang til det.', remedy: 'Kontrollér adressen.' },
    en: { message: 'It does not exist, or you have no access to it.', remedy: 'Check the address.' },
  },
  'not.allowed': {
    status: 403,
    da: { message: 'Det har du ikke ret til.', remedy: 'Bed din rettighedsadministrator om retten.' },
    en: { message: 'You do not have the right to do this.', remedy: 'Ask your rights administrator for it.' },
  },
  'too.many.requests': {
    status: 429,
    da: { message: 'Der kom for mange forespørgsler på kort tid.', remedy: 'Vent lidt, og prøv igen.' },
    en: { message: 'Too many requests in a short time.', remedy: 'Wait a little and try again.' },
  },
  'service.unavailable': {
    status: 503,
    da: { message: 'Tjenesten kan ikke svare lige nu. Intet er gemt.', remedy: 'Prøv igen om lidt.' },
    en: { message: 'The service cannot answer right now. Nothing was stored.', remedy: 'Try again shortly.' },
  },
  'internal.error': {
    status: 500,
    da: { message: 'Der skete en uventet fejl hos os.', remedy: 'Prøv igen; bliver det ved, så oplys korrelations-id til driften.' },
    en: { message: 'An unexpected error happened on our side.', remedy: 'Try again; if it persists, tell the operator the correlation id.' },
  },
})
