import { defineProblems } from '../platform/problems/index.ts'

/** What the sending and receiving interface refuses at once; what is found later travels in a business receipt. */
export const exchangeProblems = defineProblems({
  'memo.uuid.missing': {
    status: 400,
    da: { message: 'memo-message-uuid mangler i adressen eller er ikke et UUID version 4.', remedy: 'Tilføj ?memo-message-uuid= med meddelelsens messageUUID.' },
    en: { message: 'memo-message-uuid is missing in the address or is no UUID version 4.', remedy: "Add ?memo-message-uuid= with the message's messageUUID." },
  },
  'memo.uuid.mismatch': {
    status: 400,
    da: { message: 'memo-message-uuid er et andet end messageUUID i meddelelsen.', remedy: 'Brug samme UUID begge steder.' },
    en: { message: 'memo-message-uuid differs from the messageUUID in the message.', remedy: 'Use the same UUID in both places.' },
  },
  'memo.uuid.already.used': {
    status: 400,
    da: { message: 'Dette messageUUID er allerede brugt til en anden meddelelse.', remedy: 'Brug et nyt messageUUID; det gælder også efter en afvisning.' },
    en: { message: 'This messageUUID has already been used for another message.', remedy: 'Use a new messageUUID, also after a rejection.' },
  },
  'memo.archive.rejected': {
    status: 400,
    da: { message: 'Arkivet kan ikke bruges. Intet af det er taget imod.', remedy: 'Ret arkivet, og send det igen.' },
    en: { message: 'The archive cannot be used. Nothing of it was taken in.', remedy: 'Mend the archive and send it again.' },
  },
  'container.too.large': {
    status: 413,
    da: { message: 'Arkivet er større end tilladt. Intet af det er taget imod.', remedy: 'Fordel meddelelserne på flere arkiver.' },
    en: { message: 'The archive is larger than allowed. Nothing of it was taken in.', remedy: 'Spread the messages over several archives.' },
  },
  'container.uuid.not.allowed': {
    status: 400,
    da: { message: 'Adressen nævner et memo-message-uuid, men der kom et arkiv; hver meddelelse i det har sit eget.', remedy: 'Send arkivet uden ?memo-message-uuid=.' },
    en: { message: 'The address names a memo-message-uuid, but an archive came; each message in it has its own.', remedy: 'Send the archive without ?memo-message-uuid=.' },
  },
  'container.id.already.used': {
    status: 400,
    da: { message: 'Dette id er allerede brugt til en anden forsendelse.', remedy: 'Brug et nyt UUID til en ny forsendelse.' },
    en: { message: 'This id has already been used for another transmission.', remedy: 'Use a new UUID for a new transmission.' },
  },
  'memo.empty': {
    status: 400,
    da: { message: 'Der kom intet indhold.', remedy: 'Send meddelelsen som indhold.' },
    en: { message: 'There was no content.', remedy: 'Send the message as the body.' },
  },
  'memo.incomplete': {
    status: 400,
    da: { message: 'Forbindelsen sluttede, før det hele var kommet. Intet er gemt.', remedy: 'Send det samme igen.' },
    en: { message: 'The connection ended before all had come. Nothing was stored.', remedy: 'Send the same again.' },
  },
  'memo.too.large': {
    status: 413,
    da: { message: 'Meddelelsen er større end tilladt.', remedy: 'Formindsk eller fordel dokumenterne.' },
    en: { message: 'The message is larger than allowed.', remedy: 'Shrink or spread the documents.' },
  },
  'memo.media.type.not.supported': {
    status: 415,
    da: {
      message: 'Meddelelser tages imod som application/xml eller text/xml, arkiver af dem som application/x-lzma, application/x-xz, application/gzip, application/zstd eller application/x-tar.',
      remedy: 'Angiv en af dem i Content-Type, eller i multipart/form-data for delen file.',
    },
    en: {
      message: 'Messages are accepted as application/xml or text/xml, archives of them as application/x-lzma, application/x-xz, application/gzip, application/zstd or application/x-tar.',
      remedy: 'State one of them in Content-Type, or in multipart/form-data for the part called file.',
    },
  },
  'intake.overloaded': {
    status: 503,
    da: { message: 'Der kan ikke tages imod lige nu. Intet er gemt.', remedy: 'Send det samme igen om lidt.' },
    en: { message: 'Nothing can be accepted right now. Nothing was stored.', remedy: 'Send the same again shortly.' },
  },
  'receipt.already.given': {
    status: 409,
    da: { message: 'Der er allerede givet en anden kvittering for meddelelsen.', remedy: 'Den første kvittering gælder.' },
    en: { message: 'Another receipt was already given for the message.', remedy: 'The first receipt stands.' },
  },
  'memo.content.removed': {
    status: 409,
    da: { message: 'Meddelelsen kan ikke længere afvises: den blev afleveret, og dens indhold er slettet her efter fristen.', remedy: 'Kontakt afsenderen.' },
    en: { message: 'The message can no longer be refused: it was handed over, and its content was deleted here after the time limit.', remedy: 'Contact the sender.' },
  },
  'memo.went.elsewhere': {
    status: 409,
    da: { message: 'Meddelelsen er gået videre til et andet sted, fordi systemet ikke tog imod den i tide eller blev lukket, eller fordi nogen flyttede den.', remedy: 'Se bort fra den her.' },
    en: { message: 'The message went on to another place, since the system did not take it in time or was closed, or somebody moved it.', remedy: 'Disregard it here.' },
  },
  'letter.system.not.receiving': {
    status: 409,
    da: { message: 'Systemet er ikke et aktivt modtagersystem hos brevets modtager.', remedy: 'Vælg et aktivt modtagersystem.' },
    en: { message: "The system is not an active receiver system of the letter's recipient.", remedy: 'Choose an active receiver system.' },
  },
  'receipt.not.for.message': {
    status: 422,
    da: { message: 'Kvitteringen nævner en anden meddelelse, eller dens status er ikke COMPLETED eller INVALID.', remedy: 'Ret messageUUID eller receiptStatus.' },
    en: { message: 'The receipt names another message, or its status is not COMPLETED or INVALID.', remedy: 'Correct messageUUID or receiptStatus.' },
  },
})
