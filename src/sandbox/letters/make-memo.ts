import type { MemoVersion } from '../../memo/index.ts'
import type { PartyNumber } from '../../parties/index.ts'
import type { Instant, PlainDate } from '../../platform/clock/index.ts'
import { addDuration, instant, instantText, startOfCivilDate } from '../../platform/clock/index.ts'
import { uuidV4 } from '../../platform/crypto/index.ts'
import type { DocumentFile, FilledLetter } from '../documents/index.ts'
import type { Xml } from './xml.ts'
import { element, optionalElement, xmlMessage } from './xml.ts'

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

const namespace = 'https://DigitalPost.dk/MeMo-1'
const attributes = {
  '1.1': { memoVersion: '1.1', memoSchVersion: '1.1.0', 'xmlns:memo': namespace },
  '1.2': { memoVersion: '1.2', 'xmlns:memo': namespace },
} as const satisfies Record<MemoVersion, Record<string, string>>

const flag = (name: string, value: boolean | undefined): Xml => element(name, String(value ?? false))

/** The last second of a day in Denmark. */
const endOf = (day: PlainDate): Instant => instant(addDuration(startOfCivilDate(day), 'P1D') - 1_000)

/** To the second: the format knows no fractions of it in all its readers. */
const wireTime = (moment: Instant): string => instantText(moment).replace(/\.\d{3}Z$/, 'Z')

const file = ({ filename, mime, bytes }: DocumentFile): Xml =>
  element('memo:File', [
    element('memo:encodingFormat', mime),
    element('memo:filename', filename),
    element('memo:language', 'da'),
    element('memo:content', Buffer.from(bytes).toString('base64')),
  ])

const linkAction = ({ code, label, url }: NonNullable<MemoTexts['action']>): Xml =>
  element('memo:Action', [element('memo:label', label), element('memo:actionCode', code), element('memo:EntryPoint', [element('memo:url', url)])])

function appointmentAction({ start, lengthMinutes, place }: NonNullable<MemoTexts['appointment']>, title: string, messageUuid: string): Xml {
  const begins = instant(start.epochMilliseconds)
  return element('memo:Action', [
    element('memo:label', 'Tilføj til kalender'),
    element('memo:actionCode', 'AFTALE'),
    element('memo:Reservation', [
      element('memo:description', title),
      // A letter has one appointment at most, so the letter's own UUID names it.
      element('memo:reservationUUID', messageUuid),
      element('memo:abstract', title),
      element('memo:location', place),
      element('memo:startDateTime', wireTime(begins)),
      element('memo:endDateTime', wireTime(instant(begins + lengthMinutes * 60_000))),
    ]),
  ])
}

function header(input: MemoInput, messageUuid: string): Xml {
  const { sender, recipient, letter } = input
  return element('memo:MessageHeader', [
    element('memo:messageType', input.main.length === 0 ? 'NEMSMS' : 'DIGITALPOST'),
    element('memo:messageUUID', messageUuid),
    optionalElement('memo:messageID', letter.caseNumber),
    element('memo:label', letter.title),
    optionalElement('memo:notification', letter.notification),
    flag('memo:reply', letter.replyBy !== undefined),
    optionalElement('memo:replyByDateTime', letter.replyBy && wireTime(endOf(letter.replyBy))),
    optionalElement('memo:doNotDeliverUntilDate', input.doNotDeliverUntil),
    flag('memo:mandatory', input.mandatory),
    flag('memo:legalNotification', input.legalNotification),
    optionalElement('memo:postType', input.postType),
    element('memo:Sender', [element('memo:senderID', sender.cvrNumber), element('memo:idType', 'CVR'), element('memo:label', sender.name)]),
    element('memo:Recipient', [
      element('memo:recipientID', recipient.number),
      element('memo:idType', recipient.type),
      optionalElement('memo:label', recipient.name),
      recipient.contactPointId === undefined ? undefined : element('memo:ContactPoint', [element('memo:contactPointID', recipient.contactPointId)]),
    ]),
  ])
}

function body({ createdAt, letter, main, additional = [] }: MemoInput, messageUuid: string): Xml {
  const { action, appointment } = letter
  const actions = [action && linkAction(action), appointment && appointmentAction(appointment, letter.title, messageUuid)]
  return element('memo:MessageBody', [
    element('memo:createdDateTime', wireTime(createdAt)),
    element('memo:MainDocument', [...main.map(file), ...actions]),
    ...additional.map((one) => element('memo:AdditionalDocument', [element('memo:label', one.filename), file(one)])),
  ])
}

/** Writes a letter of the sandbox as a MeMo: what a sender system would send. Passes the format check whatever the texts say. */
export function makeMemo(input: MemoInput): MadeMemo {
  const messageUuid = input.messageUuid ?? uuidV4()
  const xml = xmlMessage('memo:Message', attributes[input.version ?? '1.2'], [header(input, messageUuid), input.main.length === 0 ? undefined : body(input, messageUuid)])
  return { messageUuid, xml }
}
