import type { Instant } from '../../platform/clock/index.ts'
import { civilDate } from '../../platform/clock/index.ts'
import { sha256 } from '../../platform/crypto/index.ts'
import type { DocumentFile, LetterDocuments } from '../documents/index.ts'
import { fillLetter, makeLetterDocuments } from '../documents/index.ts'
import { letterheadOf } from './cast.ts'
import type { MadeMemo } from './make-memo.ts'
import { makeMemo } from './make-memo.ts'
import type { Flaw, PlannedLetter } from './planned-letter.ts'
import { momentOf } from './planned-letter.ts'

/** A UUID version 4 that a text decides, so that a letter of the demo has the same one after every reset. */
function uuidOf(text: string): string {
  const hex = sha256(text).toString('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const program: DocumentFile = { filename: 'Brev.exe', mime: 'application/octet-stream', bytes: Buffer.from('MZ') }
const withScript = (file: DocumentFile): DocumentFile => ({ ...file, bytes: Buffer.from(Buffer.from(file.bytes).toString('utf8').replace('</body>', '<script>alert(1)</script></body>')) })

function flawed(main: readonly DocumentFile[], flaw: Flaw | undefined): readonly DocumentFile[] {
  if (flaw === 'program') return [program]
  return flaw === 'script' ? main.map(withScript) : main
}

/** Leaves out an element that every letter has. */
const withoutType = (xml: Buffer): Buffer => Buffer.from(xml.toString('utf8').replace(/<memo:messageType>.*?<\/memo:messageType>/, ''))

/** Writes planned letters as the MeMos that their senders send. Mailings share their documents: making a PDF takes longer than all the rest. */
export class LetterWriting {
  private readonly made = new Map<string, Promise<LetterDocuments>>()
  private readonly seed: string
  private readonly now: Instant

  constructor(seed: string, now: Instant) {
    this.seed = seed
    this.now = now
  }

  /** `place` is the letter's in the plan; with the seed it decides everything that is drawn. */
  async write(planned: PlannedLetter, place: number): Promise<MadeMemo> {
    const { sender, recipient, isSms, title, flaw } = planned
    const { letter, main, additional } = await this.documents(planned, place)
    const { xml, ...memo } = await makeMemo({
      ...planned,
      messageUuid: uuidOf(`${this.seed}/letter/${place}`),
      sender: sender.party,
      recipient: { ...recipient.number, name: recipient.name, ...(planned.contactPointId === undefined ? {} : { contactPointId: planned.contactPointId }) },
      createdAt: momentOf(planned.daysAgo, this.now),
      letter: { ...letter, ...(title === undefined ? {} : { title }) },
      main: isSms === true ? [] : flawed(main, flaw),
      additional,
    })
    return { ...memo, xml: flaw === 'broken' ? withoutType(xml) : xml }
  }

  private documents(planned: PlannedLetter, place: number): Promise<LetterDocuments> {
    const { template, sender, recipient, daysAgo, salutation, isSms } = planned
    const date = civilDate(momentOf(daysAgo, this.now))
    const key = [template.code, sender.system.systemId, date, salutation ?? place].join(' ')
    const occasion = { sender: letterheadOf(sender.party), recipientName: salutation ?? recipient.name, date, seed: `${this.seed} ${key}` }
    if (isSms === true) return Promise.resolve({ letter: fillLetter(template, occasion), main: [], additional: [] })
    const known = this.made.get(key) ?? makeLetterDocuments(template, occasion)
    this.made.set(key, known)
    return known
  }
}
