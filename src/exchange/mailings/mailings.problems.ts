import { defineProblems } from '../../platform/problems/index.ts'

export const mailingProblems = defineProblems({
  'mailing.sent.before': {
    status: 409,
    da: { message: 'Det samme arkiv er allerede sendt som en almindelig container, og dens breve er taget ind.', remedy: 'Der er ikke mere at sende. Skal andre breve sendes, så læg dem i et andet arkiv.' },
    en: { message: 'The same archive was sent as an ordinary container before, and its letters are taken in.', remedy: 'There is nothing more to send. If other letters are to be sent, put them into another archive.' },
  },
  'mailing.name.missing': {
    status: 400,
    da: { message: 'Udsendelsen har intet navn, eller det er for langt.', remedy: 'Giv den et navn på 1 til 100 tegn, som jeres medarbejdere kan kende den på.' },
    en: { message: 'The mailing has no name, or one that is too long.', remedy: 'Give it a name of 1 to 100 characters by which your staff will know it.' },
  },
  'mailing.examining': {
    status: 409,
    da: { message: 'Udsendelsen bliver stadig gennemgået.', remedy: 'Vent, til gennemgangen er færdig.' },
    en: { message: 'The mailing is still being looked through.', remedy: 'Wait until that is done.' },
  },
  'mailing.ready': {
    status: 409,
    da: { message: 'Udsendelsen er ikke startet.', remedy: 'Start den først.' },
    en: { message: 'The mailing has not been started.', remedy: 'Start it first.' },
  },
  'mailing.paused': {
    status: 409,
    da: { message: 'Udsendelsen er på pause.', remedy: 'Lad den fortsætte, eller stands den.' },
    en: { message: 'The mailing is paused.', remedy: 'Resume it or stop it.' },
  },
  'mailing.stopped': {
    status: 409,
    da: { message: 'Udsendelsen er standset for altid.', remedy: 'Send det samme arkiv som en ny udsendelse; breve, der er taget ind, bliver ikke sendt igen.' },
    en: { message: 'The mailing is stopped for ever.', remedy: 'Send the same archive as a new mailing; letters that were taken in are not sent again.' },
  },
  'mailing.finished': {
    status: 409,
    da: { message: 'Udsendelsen er færdig; alle dens breve er taget ind.', remedy: 'Der er ikke mere at gøre.' },
    en: { message: 'The mailing is finished; all its letters are taken in.', remedy: 'There is nothing more to do.' },
  },
})
