import type { ArchiveFault, ArchiveRejected } from '../../platform/archive/index.ts'
import { texts } from '../../platform/i18n/index.ts'
import type { Language } from '../../platform/i18n/index.ts'

type FaultWords = {
  readonly message: string
  readonly remedy: string
}

const danish: Readonly<Record<ArchiveFault, FaultWords>> = {
  empty: { message: 'Der er ingen filer i det.', remedy: 'Læg mindst én meddelelse i arkivet.' },
  unreadable: {
    message: 'Det er ikke et tar-arkiv, eller det kan læses på flere måder.',
    remedy: 'Pak det med et almindeligt tar-program, ukomprimeret eller som én strøm af lzma, xz, gz eller zst uden noget efter.',
  },
  truncated: { message: 'Det slutter, før det er helt.', remedy: 'Pak det igen, og send det helt.' },
  'too-large': { message: 'Det er større end tilladt.', remedy: 'Fordel meddelelserne på flere arkiver.' },
  'unpacked-too-large': { message: 'Det er større end tilladt, når det pakkes ud.', remedy: 'Fordel meddelelserne på flere arkiver.' },
  ratio: { message: 'Det fylder alt for mange gange mere udpakket.', remedy: 'Send det ukomprimeret eller fordelt på flere arkiver.' },
  'decoder-memory': { message: 'Det kræver for meget hukommelse at pakke det ud.', remedy: 'Komprimér med en mindre ordbog, højst 64 MB.' },
  'too-many-entries': { message: 'Der er flere filer i det end tilladt.', remedy: 'Fordel meddelelserne på flere arkiver.' },
  'entry-too-large': { message: 'Filen er større end tilladt.', remedy: 'Formindsk eller fordel dokumenterne.' },
  name: {
    message: 'Filens navn kan pege uden for arkivet eller skjule noget.',
    remedy: 'Brug navne på højst 255 bytes uden "..", "\\", "/" forrest og usynlige tegn, bedst <messageUUID>.xml.',
  },
  link: { message: 'Det er ikke en almindelig fil, men fx en genvej.', remedy: 'Læg kun filer i arkivet.' },
  duplicate: { message: 'En anden fil i arkivet har samme navn.', remedy: 'Giv hver fil sit eget navn, bedst <messageUUID>.xml.' },
}

const english: Readonly<Record<ArchiveFault, FaultWords>> = {
  empty: { message: 'There are no files in it.', remedy: 'Put at least one message into the archive.' },
  unreadable: {
    message: 'It is no tar, or one that can be read in several ways.',
    remedy: 'Pack it with a common tar program, plain or as one stream of lzma, xz, gz or zst with nothing after it.',
  },
  truncated: { message: 'It ends before it is whole.', remedy: 'Pack it again and send all of it.' },
  'too-large': { message: 'It is larger than allowed.', remedy: 'Spread the messages over several archives.' },
  'unpacked-too-large': { message: 'It is larger than allowed when unpacked.', remedy: 'Spread the messages over several archives.' },
  ratio: { message: 'It grows far too many times when unpacked.', remedy: 'Send it uncompressed or spread over several archives.' },
  'decoder-memory': { message: 'Unpacking it needs too much memory.', remedy: 'Compress it with a smaller dictionary, at most 64 MB.' },
  'too-many-entries': { message: 'There are more files in it than allowed.', remedy: 'Spread the messages over several archives.' },
  'entry-too-large': { message: 'The file is larger than allowed.', remedy: 'Shrink or spread the documents.' },
  name: {
    message: 'The name of the file could point outside the archive or hide something.',
    remedy: 'Use names of at most 255 bytes without "..", "\\", a leading "/" or invisible characters, best <messageUUID>.xml.',
  },
  link: { message: 'It is not a plain file but, for instance, a link.', remedy: 'Put nothing but files into the archive.' },
  duplicate: { message: 'Another file in the archive has the same name.', remedy: 'Give each file its own name, best <messageUUID>.xml.' },
}

const words = texts({
  da: { faults: danish, entry: (number: number) => `Fil nr. ${number}:` },
  en: { faults: english, entry: (number) => `File ${number}:` },
})

/** Faults of which the file where they showed says something; a bomb or a cut archive is at fault as a whole. */
const ofOneFile: ReadonlySet<ArchiveFault> = new Set(['unreadable', 'truncated', 'entry-too-large', 'name', 'link', 'duplicate'])

/** Why an archive was refused, at which file, and what to do about it. */
export function tellArchiveFault({ fault, entryNumber }: Pick<ArchiveRejected, 'fault'> & { readonly entryNumber?: number | null | undefined }, language: Language): string {
  const { faults, entry } = words[language]
  const { message, remedy } = faults[fault]
  const place = entryNumber !== undefined && entryNumber !== null && ofOneFile.has(fault) ? [entry(entryNumber)] : []
  return [...place, message, remedy].join(' ')
}
