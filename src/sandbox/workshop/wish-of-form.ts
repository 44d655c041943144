import type { UploadedFile } from '../../platform/http/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { plainDate } from '../../platform/clock/index.ts'
import { endOfDay, wireTime } from '../letters/index.ts'
import type { LetterFormValues } from './letter-form.ts'
import type { LetterWish, WishedFile } from './letter-wish.ts'

/** What is known beside what was typed. */
export interface WishContext {
  readonly messageUuid: string
  readonly createdAt: Instant
  readonly sender: LetterWish['sender']
  /** Of whoever has the number; empty when nobody is known. */
  readonly recipientName: string
  readonly mainFile: UploadedFile | undefined
  readonly attachments: readonly UploadedFile[]
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))

/** A day stands in a letter as its last second in Denmark; what is no day stands as typed, for the check to refuse. */
const replyByOf = (typed: string): string => (isDay(typed) ? wireTime(endOfDay(plainDate(typed))) : typed)

const uploaded = ({ filename, mediaType, bytes }: UploadedFile): WishedFile => ({ filename, encodingFormat: mediaType, language: 'da', bytes })

const typedDocument = (text: string): WishedFile => ({ filename: 'Brev.txt', encodingFormat: 'text/plain', language: 'da', bytes: Buffer.from(text) })

/** The letter that a form means. A chosen file goes before the text; there is always a main document, if an empty one. */
export function wishOfForm(values: LetterFormValues, { mainFile, attachments, recipientName, ...context }: WishContext): LetterWish {
  const { version, recipient, contactPoint, text, replyBy, flags, system: _system, ...rest } = values
  return {
    ...context,
    ...rest,
    version: version === '1.1' ? '1.1' : '1.2',
    recipient: { number: recipient, name: recipientName, contactPointId: contactPoint },
    replyBy: replyByOf(replyBy),
    reply: flags.includes('reply'),
    mandatory: flags.includes('mandatory'),
    legalNotification: flags.includes('legalNotification'),
    files: [mainFile === undefined ? typedDocument(text) : uploaded(mainFile), ...attachments.map(uploaded)],
  }
}
