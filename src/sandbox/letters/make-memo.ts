import { buffer } from 'node:stream/consumers'
import type { Memo, MemoAction, MemoDocument, MemoFileName, MemoHeader, MemoVersion } from '../../memo/index.ts'
import { writeMemo } from '../../memo/index.ts'
import type { PartyNumber } from '../../parties/index.ts'
import type { Instant, PlainDate } from '../../platform/clock/index.ts'
import { instant } from '../../platform/clock/index.ts'
import { uuidV4 } from '../../platform/crypto/index.ts'
import type { DocumentFile, FilledLetter } from '../documents/index.ts'
import { endOfDay, wireTime } from './wire-time.ts'

/** What is written on a letter: a filled-in template has all of it, a test gives what it needs. */
export type MemoTexts = Pick<FilledLetter, 'title'> & Partial<Pick<FilledLetter, 'notification' | 'replyBy' | 'action' | 'appointment' | 'caseNumber'>>

/** A letter of the sandbox on its way into a MeMo. Texts have at most 256 characters, a notification 150. */
export interface MemoInput {
  /** Default 1.2. */
  readonly version?: MemoVersion
  /** A UUID version 4; a new one when absent. */
  readonly messageUuid?: string
  readonly sender: { readonly cvrNumber: string; readonly name: string }
  readonly recipient: PartyNumber & { readonly name?: string; readonly contactPointId?: string }
  readonly createdAt: Instant
  readonly letter: MemoTexts
  /** Format variants of the main document; none makes a NemSMS, whose text is the letter's notification. */
  readonly main: readonly DocumentFile[]
  readonly additional?: readonly DocumentFile[]
  readonly mandatory?: boolean
  readonly legalNotification?: boolean
  readonly postType?: string
  /** The value date. */
  readonly doNotDeliverUntil?: PlainDate
}

export interface MadeMemo {
  readonly messageUuid: string
  readonly xml: Buffer
}

type LetterFile = MemoFileName & Pick<DocumentFile, 'bytes'>

const fileOf = ({ filename, mime, bytes }: DocumentFile): LetterFile => ({ filename, encodingFormat: mime, language: 'da', bytes })

const linkAction = ({ code, label, url }: NonNullable<MemoTexts['action']>): MemoAction => ({ label, actionCode: code, entryPoint: { url } })

function appointmentAction({ start, lengthMinutes, place }: NonNullable<MemoTexts['appointment']>, title: string, messageUuid: string): MemoAction {
  const begins = instant(start.epochMilliseconds)
  const reservation = {
    description: title,
    // A letter has one appointment at most, so the letter's own UUID names it.
    reservationUuid: messageUuid,
    abstract: title,
    location: place,
    startDateTime: wireTime(begins),
    endDateTime: wireTime(instant(begins + lengthMinutes * 60_000)),
  }
  return { label: 'Tilføj til kalender', actionCode: 'AFTALE', reservation }
}

function recipientOf({ number, type, name, contactPointId }: MemoInput['recipient']): MemoHeader['recipient'] {
  return {
    recipientId: number,
    idType: type,
    ...(name === undefined ? {} : { label: name }),
    ...(contactPointId === undefined ? {} : { contactPoint: { contactPointId, contactInfo: [] } }),
  }
}

function headerOf(input: MemoInput, messageUuid: string): MemoHeader {
  const { letter, sender, doNotDeliverUntil, postType } = input
  const { caseNumber, notification, replyBy } = letter
  return {
    messageType: input.main.length === 0 ? 'NEMSMS' : 'DIGITALPOST',
    messageUuid,
    ...(caseNumber === undefined ? {} : { messageId: caseNumber }),
    label: letter.title,
    ...(notification === undefined ? {} : { notification }),
    reply: replyBy !== undefined,
    ...(replyBy === undefined ? {} : { replyByDateTime: wireTime(endOfDay(replyBy)) }),
    ...(doNotDeliverUntil === undefined ? {} : { doNotDeliverUntilDate: doNotDeliverUntil }),
    mandatory: input.mandatory ?? false,
    legalNotification: input.legalNotification ?? false,
    ...(postType === undefined ? {} : { postType }),
    sender: { senderId: sender.cvrNumber, idType: 'CVR', label: sender.name },
    recipient: recipientOf(input.recipient),
    replyData: [],
  }
}

function bodyOf({ createdAt, letter, main, additional = [] }: MemoInput, messageUuid: string): Pick<Memo<LetterFile>, 'createdDateTime' | 'documents'> {
  if (main.length === 0) return { documents: [] }
  const { action, appointment, title } = letter
  const actions = [...(action === undefined ? [] : [linkAction(action)]), ...(appointment === undefined ? [] : [appointmentAction(appointment, title, messageUuid)])]
  const enclosures = additional.map((one): MemoDocument<LetterFile> => ({ type: 'ADDITIONAL', label: one.filename, files: [fileOf(one)], actions: [] }))
  return { createdDateTime: wireTime(createdAt), documents: [{ type: 'MAIN', files: main.map(fileOf), actions }, ...enclosures] }
}

/** Writes a letter of the sandbox as a MeMo: what a sender system would send. */
export async function makeMemo(input: MemoInput): Promise<MadeMemo> {
  const messageUuid = input.messageUuid ?? uuidV4()
  const memo = { version: input.version ?? '1.2', header: headerOf(input, messageUuid), ...bodyOf(input, messageUuid) }
  return { messageUuid, xml: await buffer(writeMemo(memo, ({ bytes }) => [bytes])) }
}
