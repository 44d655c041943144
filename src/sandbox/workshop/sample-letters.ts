import { uuidV4 } from '../../platform/crypto/index.ts'
import type { LetterWish } from './letter-wish.ts'
import { writeLetter } from './letter-wish.ts'

/** A right letter of each version, and one with what newcomers do wrong. */
export const sampleNames = ['1.2', '1.1', 'faulty'] as const
export type SampleName = (typeof sampleNames)[number]

/** Between whom a sample goes, and when it was written. */
export type SampleOccasion = Pick<LetterWish, 'sender' | 'createdAt'> & { readonly recipient: { readonly number: string; readonly name: string } }

const body = [
  'Kære borger',
  '',
  'Vi har modtaget din ansøgning om en plads i vuggestue. Du hører fra os, når der er en plads.',
  '',
  'Venlig hilsen',
  'Pladsanvisningen',
  '',
].join('\n')

function sampleWish(name: SampleName, { sender, recipient, createdAt }: SampleOccasion): LetterWish {
  return {
    version: name === '1.1' ? '1.1' : '1.2',
    messageUuid: uuidV4(),
    createdAt,
    sender,
    recipient: { ...recipient, contactPointId: '' },
    title: 'Vi har modtaget din ansøgning',
    notification: 'Du har fået et brev om en plads i vuggestue.',
    messageCode: '',
    valueDate: '',
    replyBy: '',
    reply: true,
    mandatory: false,
    legalNotification: false,
    files: [{ filename: 'Brev.txt', encodingFormat: 'text/plain', language: 'da', bytes: Buffer.from(body) }],
  }
}

/** What newcomers do wrong: a word for yes, elements in another order, a Danish date, a long text, a file name with a slash. */
const mistakes: readonly (readonly [RegExp, string])[] = [
  [/<memo:mandatory>false</, '<memo:mandatory>nej<'],
  [/( *<memo:senderID>.*\n)( *<memo:idType>.*\n)/, '$2$1'],
  [/( *)(<memo:mandatory>)/, '$1<memo:doNotDeliverUntilDate>1/3-2027</memo:doNotDeliverUntilDate>\n$1$2'],
  [/(<memo:notification>).*(<\/memo:notification>)/, `$1${'Du har fået et brev om en plads i vuggestue. '.repeat(4).trim()}$2`],
  [/(<memo:filename>)Brev\.txt/, '$1Breve/Brev.txt'],
]

/** A letter to begin with, under a UUID of its own. */
export async function writeSample(name: SampleName, occasion: SampleOccasion): Promise<string> {
  const right = (await writeLetter(sampleWish(name, occasion))).toString()
  return name === 'faulty' ? mistakes.reduce((text, [place, wrong]) => text.replace(place, wrong), right) : right
}
