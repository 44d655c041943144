import { createHash } from 'node:crypto'
import type { MemoAction } from '../memo/index.ts'
import type { PartyId } from '../parties/index.ts'
import { insertContents, prepareBlob, prepareRow } from '../platform/content/index.ts'
import type { ContentStore } from '../platform/content/index.ts'
import { uuidV4, uuidV7 } from '../platform/crypto/index.ts'
import type { Database, Transaction } from '../platform/database/index.ts'
import { deliverLetters } from './deliver-letters.ts'
import type { NewEntry } from './deliver-letters.ts'
import type { LetterDocument, LetterFile, MailboxId } from './letter-document.ts'
import type { LetterPlace } from './post-paths.ts'

export interface TestFile {
  readonly filename: string
  readonly encodingFormat: string
  readonly bytes: Uint8Array | string
  readonly language?: string
  /** Breaks the base64 into lines, as MIME does. */
  readonly lines?: boolean
}

export interface TestDocument {
  readonly type?: LetterDocument['type']
  readonly files: readonly TestFile[]
  readonly actions?: readonly MemoAction[]
}

export interface TestLetter extends Partial<Omit<NewEntry, 'letterId' | 'recipientId'>> {
  readonly documents?: readonly TestDocument[]
  /** Kept as a blob instead of a row. */
  readonly asBlob?: boolean
}

/** Stands around each file's content in the raw letter; what else a MeMo holds is of no concern here. */
const between = '<memo:content>'

/** A raw letter made of its files' contents, and its documents with the places at which they stand. */
function layOut(documents: readonly TestDocument[]): { raw: Buffer; documents: LetterDocument[] } {
  const parts: string[] = []
  let position = 0
  const add = (text: string): number => {
    parts.push(text)
    return (position += text.length)
  }
  const fileOf = ({ filename, encodingFormat, bytes, language = 'da', lines = false }: TestFile): LetterFile => {
    const content = Buffer.from(bytes)
    const base64 = content.toString('base64')
    const start = add(between)
    const end = add(lines ? base64.replaceAll(/.{76}/g, '$&\r\n') : base64)
    return { filename, encodingFormat, language, start, end, length: content.length, sha256: createHash('sha256').update(content).digest('hex') }
  }
  const laidOut = documents.map(({ type = 'MAIN', files, actions = [] }) => ({ type, actions, files: files.map(fileOf) }))
  add(between)
  return { raw: Buffer.from(parts.join('')), documents: laidOut }
}

const insertHeader = `INSERT INTO letter_headers (letter_id, memo_version, message_type, title, sender_label, mandatory, legal_notification, reply_allowed, documents)
  VALUES ($1, '1.1', 'DIGITALPOST', $2, $3, $4, $5, false, $6)`

async function writeLetter(tx: Transaction, entry: NewEntry, documents: readonly LetterDocument[]): Promise<void> {
  const { letterId, title, senderLabel, mandatory, legalNotification } = entry
  await tx.client.query(insertHeader, [letterId, title, senderLabel, mandatory, legalNotification, JSON.stringify(documents)])
  await deliverLetters(tx, [entry])
}

/** The mailbox of a party that had a letter. */
export async function mailboxOf(database: Database, partyId: PartyId): Promise<MailboxId> {
  const { rows } = await database.read((on) => on.client.query<{ mailbox_id: MailboxId }>('SELECT mailbox_id FROM mailboxes WHERE party_id = $1', [partyId]))
  const [row] = rows
  if (row === undefined) throw new Error('The party has no mailbox')
  return row.mailbox_id
}

const plainText: TestDocument = { files: [{ filename: 'Brev.txt', encodingFormat: 'text/plain', bytes: 'Kære modtager' }] }

/** Puts a letter into a party's inbox as the exchange does: content, header, entry. */
export async function addLetter({ database, contentStore }: { database: Database; contentStore: ContentStore }, recipientId: PartyId, letter: TestLetter = {}): Promise<LetterPlace> {
  const { documents = [plainText], asBlob = false, ...facts } = letter
  const laidOut = layOut(documents)
  const letterId = uuidV7(await database.now())
  const prepared = asBlob ? await prepareBlob(contentStore, letterId, (async function* () { yield laidOut.raw })()) : prepareRow(contentStore, letterId, laidOut.raw)
  const entry: NewEntry = {
    letterId,
    recipientId,
    senderId: uuidV4() as PartyId, // branding
    senderLabel: 'Prøve Kommune',
    title: 'Afgørelse om byggesag',
    attachments: documents.filter(({ type }) => type === 'ADDITIONAL').length,
    mandatory: false,
    legalNotification: false,
    hasAction: documents.some(({ actions = [] }) => actions.length > 0),
    replyBy: undefined,
    ...facts,
  }
  await database.transaction(async (tx) => {
    await insertContents(tx, [prepared])
    await writeLetter(tx, entry, laidOut.documents)
  })
  return { letterId, mailboxId: await mailboxOf(database, recipientId) }
}
