import { defineProblems } from '../../platform/problems/index.ts'

export const sandboxProblems = defineProblems({
  'sandbox.not.allowed': {
    status: 403,
    da: {
      message: 'Sandkassen kan kun bruges fra den maskine, den kører på.',
      remedy: 'Åbn den dér uden en proxy imellem, eller føj din adresse til BREVDUE_SANDBOX_ALLOW.',
    },
    en: {
      message: 'The sandbox can only be used from the machine it runs on.',
      remedy: 'Open it there without a proxy in between, or add your address to BREVDUE_SANDBOX_ALLOW.',
    },
  },
  'sandbox.foreign.page': {
    status: 403,
    da: { message: 'Formularen kom fra et andet websted.', remedy: 'Åbn sandkassens egen side, og send formularen derfra.' },
    en: { message: 'The form came from another website.', remedy: "Open the sandbox's own page and send the form from there." },
  },
  'sandbox.nation.missing': {
    status: 409,
    da: { message: 'Der er ingen prøvenation at sende imellem.', remedy: 'Indlæs den med "brevdue seed", og prøv igen.' },
    en: { message: 'There is no demo nation to send letters in.', remedy: 'Put one in with "brevdue seed" and try again.' },
  },
  'sandbox.resetting': {
    status: 409,
    da: { message: 'Sandkassen er ved at blive nulstillet.', remedy: 'Vent nogle sekunder. Er den ikke, som den skal være, så nulstil den igen.' },
    en: { message: 'The sandbox is being reset already.', remedy: 'Wait some seconds. If it is not as it should be, reset it again.' },
  },
  'sandbox.busy': {
    status: 503,
    da: { message: 'Sandkassen blev ikke nulstillet, for noget i den blev ikke færdigt i tide.', remedy: 'Intet er ændret. Vent lidt, og prøv igen.' },
    en: { message: 'The sandbox was not reset, for something in it did not end in time.', remedy: 'Nothing was changed. Wait a little and try again.' },
  },
  'clock.wish.unreadable': {
    status: 400,
    da: {
      message: 'Det kan ikke læses, hvor langt frem uret skal.',
      remedy: 'Angiv enten advance som varighed, fx P7D eller PT15M, eller set som tidspunkt, fx 2027-03-01T08:00:00Z.',
    },
    en: {
      message: 'How far the clock should go cannot be read.',
      remedy: 'Give either advance as a duration such as P7D or PT15M, or set as a time such as 2027-03-01T08:00:00Z.',
    },
  },
  'clock.wish.too.far': {
    status: 400,
    da: { message: 'Så langt frem går uret ikke.', remedy: 'Vælg et tidspunkt før år 2100.' },
    en: { message: 'The clock does not go that far.', remedy: 'Choose a time before the year 2100.' },
  },
})
