import { texts } from '../../platform/i18n/index.ts'

export const containersGuideTexts = texts({
  da: {
    title: 'Send mange breve i ét arkiv',
    lead: 'Et arkiv kan have én eller en million meddelelser i sig. I får én teknisk kvittering for arkivet og en forretningskvittering for hver meddelelse; en fejl i en af dem standser ikke de andre.',
    settings: 'Værdier, som resten bruger',
    sending: {
      title: 'Pak og send',
      text: 'Et arkiv er et tar-arkiv, ukomprimeret eller komprimeret med lzma, xz, gzip eller zstd; hvilken, ses af indholdet. Kald helst hver fil <messageUUID>.xml.',
      pack: 'Pak breve i et arkiv',
      send: 'Send arkivet som indhold',
      sendForm: 'Eller som filen i en formular',
      answer: '201 med RECEIVED betyder, at hele arkivet er læst, er i orden og er gemt. Et arkiv, der ikke kan bruges, bliver afvist helt: 400 med memo.archive.rejected og en sætning om, hvilken fil det er, og hvad I kan gøre.',
      again: 'Fik I intet svar, så send det samme arkiv igen: I får den samme kvittering, og ingen meddelelse bliver sendt to gange. Et andet arkiv må gerne have meddelelser i sig, som er sendt før; de tæller kun én gang.',
    },
    following: {
      title: 'Følg med',
      text: 'TRANSMISSION_ID er transmissionId fra kvitteringen. Svaret siger, hvor mange meddelelser der er sendt videre (accepted), afvist med kvittering (rejected), var sendt før (repeated), ikke kunne blive til en meddelelse (refused) og venter (waiting).',
      state: 'Hvor langt er arkivet?',
      faults: 'Hvad er der galt, fil for fil?',
      people: 'Systemets medarbejdere ser det samme under Masseforsendelser i Administrativ Adgang.',
    },
    rules: {
      title: 'Regler',
      size: 'Højst 10 GB som sendt, 50 GB udpakket og en million filer; hver meddelelse højst 99,5 MB.',
      files: 'Kun filer og mapper, ingen genveje. Navne er relative, højst 255 bytes, uden "..", "\\" og usynlige tegn, og hvert navn kun én gang.',
      end: 'Arkivet ender, som tar ender; efter den komprimerede strøm kommer intet.',
      uuid: 'memo-message-uuid i adressen hører til enkelte breve og afvises her.',
    },
    codes: 'Alle fejlkoder, og hvad du kan gøre',
    guide: 'Send og hent breve fra et system',
  },
  en: {
    title: 'Send many letters in one archive',
    lead: 'An archive can hold one message or a million. You get one technical receipt for the archive and a business receipt for each message; a fault in one of them does not stop the others.',
    settings: 'Values that the others use',
    sending: {
      title: 'Pack and send',
      text: 'An archive is a tar, uncompressed or compressed by lzma, xz, gzip or zstd; which, its content tells. Best call each file <messageUUID>.xml.',
      pack: 'Pack letters into an archive',
      send: 'Send the archive as the body',
      sendForm: 'Or as the file of a form',
      answer: '201 with RECEIVED means that the whole archive was read, is in order and is stored. An archive that cannot be used is refused as a whole: 400 with memo.archive.rejected and a sentence about which file it is and what you can do.',
      again: 'When you got no answer, send the same archive again: you get the same receipt, and no message is sent twice. Another archive may hold messages that were sent before; they count only once.',
    },
    following: {
      title: 'See how it goes',
      text: 'TRANSMISSION_ID is the transmissionId of the receipt. The answer says how many messages were sent on (accepted), rejected with a receipt (rejected), were sent before (repeated), could not become a message (refused), and wait (waiting).',
      state: 'How far is the archive?',
      faults: 'What is wrong, file by file?',
      people: 'The people who look after the system see the same under Containers in the administration.',
    },
    rules: {
      title: 'Rules',
      size: 'At most 10 GB as sent, 50 GB unpacked and a million files; each message at most 99.5 MB.',
      files: 'Files and folders only, no links. Names are relative, at most 255 bytes, without "..", "\\" and invisible characters, and each name only once.',
      end: 'The archive ends as a tar ends; nothing comes after the compressed stream.',
      uuid: 'memo-message-uuid in the address belongs to single letters and is refused here.',
    },
    codes: 'All error codes, and what you can do',
    guide: 'Send and fetch letters from a system',
  },
})
