import { createHash } from 'node:crypto'
import type { MachineTime } from '../../platform/clock/index.ts'
import { machineNow, stopwatch } from '../../platform/clock/index.ts'
import type { ContentStore, OpenedContent } from '../../platform/content/index.ts'
import { listContents, openContent } from '../../platform/content/index.ts'
import type { Database, Transaction } from '../../platform/database/index.ts'
import { passFaultPoint } from '../../platform/faults/index.ts'
import type { Claim, EndSignals, ParallelStage } from '../../platform/work/index.ts'
import { completeWork, planWork } from '../../platform/work/index.ts'
import { claimProgress } from '../containers/containers.queries.ts'
import { identify, refusalOf, uuidOfName } from '../containers/entry-uuid.ts'
import { PackReader } from '../containers/pack-reader.ts'
import type { PackEntry } from '../containers/pack-reader.ts'
import { turnEntries } from '../containers/slice.ts'
import type { LetterReading } from '../routing/read-letter.ts'
import { checkBytes, checkRange } from '../routing/read-letter.ts'
import { examineMailingsStage } from '../stages.ts'
import type { ExaminedSlice, ReadEntry } from './examine-slice.ts'
import { examineSlice } from './examine-slice.ts'
import { deleteSightings, getExamination, updateExamined } from './examinations.queries.ts'
import type { MailingId } from './mailing.ts'
import type { Mailing } from './mailings.queries.ts'
import { findMailing } from './mailings.queries.ts'
import { writeChange } from './write-change.ts'

const sliceEntries = 100
const sliceBytes = 8_000_000
/** After this long another sender's mailing has its turn. */
const turnMs = 2_000

export interface ExamineServices {
  readonly database: Database
  readonly contentStore: ContentStore
}

/** Without looking for viruses: that waits for the scanner, and is done when the letter is taken in. */
const unscanned = {}

async function readLetter(pack: OpenedContent, { bytes, start, end }: PackEntry): Promise<LetterReading & { readonly sha256: Uint8Array }> {
  const hash = createHash('sha256')
  if (bytes !== undefined) return { ...(await checkBytes(unscanned, bytes)), sha256: hash.update(bytes).digest() }
  for await (const chunk of pack.range(start, end)) hash.update(chunk)
  const reading = await checkRange(unscanned, end - start, (from, to) => pack.range(start + from, start + to))
  return { ...reading, sha256: hash.digest() }
}

/** Reads and checks an entry as `prepareEntry` does, and seals nothing. */
async function readEntry(pack: OpenedContent, entry: PackEntry, number: number): Promise<ReadEntry> {
  const named = { number, name: entry.name, messageUuid: uuidOfName(entry.name) ?? null }
  const refusal = refusalOf(entry)
  if (refusal !== undefined) return { ...named, letter: { refusal }, reading: undefined }
  const { sha256, ...reading } = await readLetter(pack, entry)
  const identity = identify(entry.name, reading.checked)
  if ('refusal' in identity) return { ...named, letter: identity, reading: undefined }
  return { ...named, ...identity, letter: { ...identity, sha256 }, reading }
}

/** Where an examination stands, with the letters that it goes through. */
interface Standing {
  readonly pack: OpenedContent
  readonly reader: PackReader
  position: number
  entries: number
}

async function open({ database, contentStore }: ExamineServices, mailingId: MailingId): Promise<Standing | undefined> {
  return database.read(async (on) => {
    const { position, entries, endedAt } = await getExamination(on, { mailingId })
    const [row] = await listContents(on, { contentIds: [mailingId] })
    if (endedAt !== null || row === undefined) return undefined
    const pack = openContent(contentStore, row)
    return { pack, position, entries, reader: new PackReader(pack, position, contentStore.rowBytes) }
  })
}

async function readSlice(standing: Standing): Promise<ExaminedSlice> {
  const elapsed = stopwatch()
  const from = standing.position
  const entries: ReadEntry[] = []
  for (let bytes = 0; entries.length < sliceEntries && bytes < sliceBytes; ) {
    const entry = await standing.reader.next()
    if (entry === undefined) break
    standing.entries++
    standing.position = entry.end
    bytes += entry.length
    entries.push(await readEntry(standing.pack, entry, standing.entries))
  }
  return { from, to: standing.position, entries, spentMs: elapsed() }
}

/** The mailing, if it is still to be examined, with its row locked. */
async function lockExamined(tx: Transaction, mailingId: MailingId): Promise<Mailing | undefined> {
  await claimProgress(tx, { containerId: mailingId })
  const mailing = await findMailing(tx, { mailingId, senderId: null, systemId: null })
  return mailing?.state === 'examining' ? mailing : undefined
}

async function endExamination(tx: Transaction, mailing: Mailing): Promise<void> {
  await updateExamined(tx, { mailingId: mailing.mailingId, now: tx.now })
  await deleteSightings(tx, mailing)
  await writeChange(tx, mailing, { change: 'examined', state: 'ready', actor: { kind: 'platform' } })
}

/** Counts a slice; false when there is nothing more to do. */
async function count({ database }: ExamineServices, mailingId: MailingId, slice: ExaminedSlice): Promise<boolean> {
  return database.transaction(async (tx) => {
    const mailing = await lockExamined(tx, mailingId)
    if (mailing === undefined) return false
    if (slice.entries.length === 0) await endExamination(tx, mailing)
    else if (!(await examineSlice(tx, mailing, slice))) return false
    passFaultPoint('before-examined-commit')
    return slice.entries.length > 0
  })
}

/** Looks through a mailing for a while, from where it stands; true when there may be more. */
async function takeTurn(services: ExamineServices, mailingId: MailingId, { finish }: EndSignals): Promise<boolean> {
  const standing = await open(services, mailingId)
  if (standing === undefined) return false
  const until = (machineNow() + turnMs) as MachineTime // branding
  const last = standing.entries + turnEntries
  try {
    while (standing.entries < last && machineNow() < until && !finish.aborted)
      if (!(await count(services, mailingId, await readSlice(standing)))) return false
    return true
  } finally {
    await standing.reader.close()
  }
}

async function handle(services: ExamineServices, claim: Claim, end: EndSignals): Promise<void> {
  for (const { subjectId, senderId, lane } of claim.items) {
    const hasMore = await takeTurn(services, subjectId as MailingId, end) // branding
    await services.database.transaction(async (tx) => {
      await completeWork(tx, claim)
      if (hasMore) await planWork(tx, [{ subjectId, stage: examineMailingsStage, lane, senderId, dueAt: tx.now, cost: turnEntries, goesOn: true }])
    })
  }
}

/** Looks through mailings before anybody starts them: a turn of one, then of the next sender's. */
export const examineStages = (services: ExamineServices): ParallelStage[] => [{ name: examineMailingsStage, slots: 1, handle: (claim, end) => handle(services, claim, end) }]
