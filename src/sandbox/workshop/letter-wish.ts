import { buffer } from 'node:stream/consumers'
import type { Memo, MemoDocument, MemoFileName, MemoHeader, MemoVersion } from '../../memo/index.ts'
import { writeMemo } from '../../memo/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { wireTime } from '../letters/index.ts'

/** A file with its content, on its way into a letter. */
export interface WishedFile extends MemoFileName {
  readonly bytes: Uint8Array
}

/** What somebody wants to stand in a letter, as typed: nothing is judged, and an empty text is left out where the format lets it. */
export interface LetterWish {
  readonly version: MemoVersion
  readonly messageUuid: string
  readonly createdAt: Instant
  readonly sender: { readonly number: string; readonly name: string }
  readonly recipient: { readonly number: string; readonly name: string; readonly contactPointId: string }
  readonly title: string
  readonly notification: string
  readonly messageCode: string
  readonly valueDate: string
  /** As it stands in the letter. */
  readonly replyBy: string
  readonly reply: boolean
  readonly mandatory: boolean
  readonly legalNotification: boolean
  /** The main document first. */
  readonly files: readonly WishedFile[]
}

type Filled<Key extends string> = { readonly [K in Key]?: string }

const filled = <Key extends string>(key: Key, value: string): Filled<Key> => (value === '' ? {} : { [key]: value }) as Filled<Key> // one of its keys

/** A CPR number has ten digits; anything else is called a CVR number, and the check says what is wrong with it. */
const idTypeOf = (number: string): string => (/^\d{10}$/.test(number) ? 'CPR' : 'CVR')

function headerOf(wish: LetterWish): MemoHeader {
  const { sender, recipient } = wish
  return {
    messageType: 'DIGITALPOST',
    messageUuid: wish.messageUuid,
    ...filled('messageCode', wish.messageCode),
    label: wish.title,
    ...filled('notification', wish.notification),
    reply: wish.reply,
    ...filled('replyByDateTime', wish.replyBy),
    ...filled('doNotDeliverUntilDate', wish.valueDate),
    mandatory: wish.mandatory,
    legalNotification: wish.legalNotification,
    sender: { senderId: sender.number, idType: 'CVR', label: sender.name },
    recipient: {
      recipientId: recipient.number,
      idType: idTypeOf(recipient.number),
      ...filled('label', recipient.name),
      ...(recipient.contactPointId === '' ? {} : { contactPoint: { contactPointId: recipient.contactPointId, contactInfo: [] } }),
    },
    replyData: [],
  }
}

const documentOf = (file: WishedFile, index: number): MemoDocument<WishedFile> => ({
  type: index === 0 ? 'MAIN' : 'ADDITIONAL',
  ...(index === 0 ? {} : { label: file.filename }),
  files: [file],
  actions: [],
})

/** Writes the letter as it is wished, right or wrong. */
export function writeLetter(wish: LetterWish): Promise<Buffer> {
  const memo: Memo<WishedFile> = {
    version: wish.version,
    header: headerOf(wish),
    createdDateTime: wireTime(wish.createdAt),
    documents: wish.files.map(documentOf),
  }
  return buffer(writeMemo(memo, ({ bytes }) => [bytes]))
}
