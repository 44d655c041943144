import type { LetterDocument, NewEntry } from '../../mailboxes/index.ts'
import type { Memo } from '../../memo/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { parseInstant } from '../../platform/clock/index.ts'
import type { LetterToDecide } from './letter-facts.ts'
import { valueDateOf } from './value-date.ts'

/** Documents as they are kept in the letter's row: without the bytes that were only read to recognise their type. */
const documentsOf = (memo: Memo): LetterDocument[] =>
  memo.documents.map((document) => ({ ...document, files: document.files.map(({ firstBytes: _read, ...file }) => file) }))

const instantOf = (text: string | undefined): Instant | null => (text === undefined ? null : (parseInstant(text) ?? null))

/** The columns of letter_headers for readable letters, each an array in the order of the letters. */
export function headerColumns(letters: readonly LetterToDecide[]) {
  const read = letters.flatMap((letter) => (letter.checked.memo === undefined ? [] : [{ letterId: letter.letterId, memo: letter.checked.memo }]))
  const headers = read.map(({ memo }) => memo.header)
  return {
    letterIds: read.map(({ letterId }) => letterId),
    versions: read.map(({ memo }) => memo.version),
    types: headers.map((header) => header.messageType),
    messageIds: headers.map((header) => header.messageId ?? null),
    messageCodes: headers.map((header) => header.messageCode ?? null),
    titles: headers.map((header) => header.label),
    notifications: headers.map((header) => header.notification ?? null),
    additionalNotifications: headers.map((header) => header.additionalNotification ?? null),
    senderLabels: headers.map((header) => header.sender.label),
    recipientLabels: headers.map((header) => header.recipient.label ?? null),
    contactPoints: headers.map((header) => header.recipient.contactPoint?.contactPointId ?? null),
    mandatory: headers.map((header) => header.mandatory),
    legal: headers.map((header) => header.legalNotification),
    replies: headers.map((header) => header.reply),
    replyBys: headers.map((header) => instantOf(header.replyByDateTime)),
    valueDates: read.map(({ memo }) => valueDateOf(memo) ?? null),
    postTypes: headers.map((header) => header.postType ?? null),
    documents: read.map(({ memo }) => documentsOf(memo)),
  }
}

type EntryFacts = Omit<NewEntry, 'attachments' | 'hasAction'> & { readonly documents: readonly Pick<LetterDocument, 'type' | 'actions'>[] }

/** What the recipient's inbox shows of a letter. */
export const entryFrom = ({ documents, ...letter }: EntryFacts): NewEntry => ({
  letterId: letter.letterId,
  recipientId: letter.recipientId,
  senderId: letter.senderId,
  senderLabel: letter.senderLabel,
  title: letter.title,
  attachments: documents.filter((document) => document.type === 'ADDITIONAL').length,
  mandatory: letter.mandatory,
  legalNotification: letter.legalNotification,
  hasAction: documents.some((document) => document.actions.length > 0),
  replyBy: letter.replyBy,
})

/** The entry of a letter that was just read; none for one that cannot be read. */
export function entryOf(letter: LetterToDecide, recipientId: PartyId): NewEntry[] {
  const { memo } = letter.checked
  if (memo === undefined) return []
  const { header, documents } = memo
  const { letterId, senderId } = letter
  const { mandatory, legalNotification } = header
  const replyBy = instantOf(header.replyByDateTime) ?? undefined
  return [entryFrom({ letterId, recipientId, senderId, senderLabel: header.sender.label, title: header.label, mandatory, legalNotification, replyBy, documents })]
}
