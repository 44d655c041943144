import type { Language } from '../../../platform/i18n/index.ts'
import { isReceiptCode, receiptCodes } from '../../receipt-codes.ts'
import type { EntryRefusal } from '../slice.ts'
import type { EntryFault } from './transmissions.queries.ts'

interface FaultWords {
  readonly message: string
  readonly remedy: string
}

/** Why an entry became no letter. The codes are those of a letter that is sent alone; the words are about a file in an archive. */
const refusals: Readonly<Record<EntryRefusal, Readonly<Record<Language, FaultWords>>>> = {
  'memo.uuid.missing': {
    da: { message: 'Hverken filens navn eller indhold siger, hvilket messageUUID meddelelsen har.', remedy: 'Kald filen <messageUUID>.xml, og skriv samme UUID (version 4) i meddelelsen.' },
    en: { message: 'Neither name nor content of the file tells the messageUUID of the message.', remedy: 'Call the file <messageUUID>.xml and write the same UUID (version 4) in the message.' },
  },
  'memo.uuid.mismatch': {
    da: { message: 'Filens navn og meddelelsen i den siger hver sit messageUUID.', remedy: 'Brug samme UUID begge steder.' },
    en: { message: 'The name of the file and the message in it tell different messageUUIDs.', remedy: 'Use the same UUID in both places.' },
  },
  'memo.uuid.already.used': {
    da: { message: 'Meddelelsens messageUUID er allerede brugt til en anden meddelelse.', remedy: 'Giv den et nyt messageUUID, og send den igen.' },
    en: { message: 'The messageUUID of the message has already been used for another message.', remedy: 'Give it a new messageUUID and send it again.' },
  },
  'memo.empty': {
    da: { message: 'Filen er tom.', remedy: 'Læg meddelelsen i den, og send den igen.' },
    en: { message: 'The file is empty.', remedy: 'Put the message into it and send it again.' },
  },
  'memo.too.large': {
    da: { message: 'Meddelelsen er større end tilladt.', remedy: 'Formindsk eller fordel dokumenterne, og send den igen.' },
    en: { message: 'The message is larger than allowed.', remedy: 'Shrink or spread the documents and send it again.' },
  },
}

const isRefusal = (code: string): code is EntryRefusal => Object.hasOwn(refusals, code)

/** What is wrong with an entry of a container, and what to do about it; undefined for a code that nobody knows any more. */
export function tellEntryFault({ code, letterId }: Pick<EntryFault, 'code' | 'letterId'>, language: Language): FaultWords | undefined {
  if (letterId === null && isRefusal(code)) return refusals[code][language]
  return isReceiptCode(code) ? receiptCodes[code][language] : undefined
}
