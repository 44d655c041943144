import type { Database, Read } from '../platform/database/index.ts'
import { digestsById, leavesOf } from './leaves.ts'
import type { LogFinding } from './log-finding.ts'
import { merkleRoot } from './merkle-root.ts'
import type { Seal, TransactionId } from './seal.ts'
import { hexOf, sealValue } from './seal.ts'
import { getLeaves } from './seals.queries.ts'
import { findNextSeal, listChangedPersonalProperties, listExistingEvents } from './verify.queries.ts'

/** An epoch with the tip that the sealer left. */
export interface Epoch {
  readonly epoch: number
  readonly sealCount: number
  readonly sealedTo: TransactionId
  readonly lastSeal: Uint8Array
}

type Tell = (finding: LogFinding) => void

interface StoredSeal extends Seal {
  readonly seal: Uint8Array
  readonly leaves: Uint8Array
  /** How many seals the epoch had when this one was read. */
  readonly sealCount: number
}

/** What the next seal must follow. */
interface Link {
  readonly sealNumber: number
  readonly toTransaction: TransactionId
  /** Both the value stored and the value computed: a seal whose value alone was changed does not blame its neighbour. */
  readonly values: readonly string[]
}

const zeros = '0'.repeat(64)

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

function* numbers(from: number, to: number): Generator<number> {
  for (let number = from; number <= to; number++) yield number
}

/** The seal itself and its place after the one before. */
function checkSeal(seal: StoredSeal, link: Link, tell: Tell): void {
  const { epoch, sealNumber } = seal
  const tellOf = (number: number, what: (LogFinding & { kind: 'seal' })['what']): void => tell({ kind: 'seal', epoch, sealNumber: number, what })
  for (const number of numbers(link.sealNumber + 1, sealNumber - 1)) tellOf(number, 'removed')
  const follows = seal.fromTransaction === link.toTransaction && link.values.includes(hexOf(seal.previousSeal))
  if (sealNumber > seal.sealCount) tellOf(sealNumber, 'added')
  else if (!same(sealValue(seal), seal.seal)) tellOf(sealNumber, 'changed')
  else if (sealNumber === link.sealNumber + 1 && !follows) tellOf(Math.max(link.sealNumber, 1), 'replaced')
}

/** Compares the rows of the seal's range with what was sealed. */
async function checkEvents(on: Read, seal: StoredSeal, tell: Tell): Promise<void> {
  const { leaves } = await getLeaves(on, seal)
  const leavesIntact = same(merkleRoot(leavesOf(seal.leaves)), seal.merkleRoot)
  if (!leavesIntact) tell({ kind: 'seal', epoch: seal.epoch, sealNumber: seal.sealNumber, what: 'leaves changed' })
  const rowsIntact = same(leaves, seal.leaves) || (!leavesIntact && leaves.length > 0 && same(merkleRoot(leavesOf(leaves)), seal.merkleRoot))
  if (!rowsIntact) await nameEvents(on, { sealed: seal.leaves, found: leaves }, tell)
  for (const { eventId } of await listChangedPersonalProperties(on, seal)) tell({ kind: 'event', eventId, what: 'personal properties changed' })
}

async function nameEvents(on: Read, leaves: { sealed: Uint8Array; found: Uint8Array }, tell: Tell): Promise<void> {
  const sealed = digestsById(leaves.sealed)
  const found = digestsById(leaves.found)
  const missing = [...sealed.keys()].filter((eventId) => !found.has(eventId))
  // A row whose transaction id was changed has left its seal but not the log.
  const elsewhere = new Set((await listExistingEvents(on, { eventIds: missing })).map((row) => row.eventId))
  for (const eventId of missing) tell({ kind: 'event', eventId, what: elsewhere.has(eventId) ? 'changed' : 'removed' })
  for (const [eventId, digest] of found) {
    const before = sealed.get(eventId)
    if (before !== digest) tell({ kind: 'event', eventId, what: before === undefined ? 'added' : 'changed' })
  }
}

/** The end of the chain must be the tip that the sealer left. */
function checkTip(epoch: Epoch, link: Link, tell: Tell): void {
  for (const sealNumber of numbers(link.sealNumber + 1, epoch.sealCount)) tell({ kind: 'seal', epoch: epoch.epoch, sealNumber, what: 'removed' })
  const replaced = link.sealNumber === epoch.sealCount && !link.values.includes(hexOf(epoch.lastSeal))
  if (replaced) tell({ kind: 'seal', epoch: epoch.epoch, sealNumber: link.sealNumber, what: 'replaced' })
}

/** Checks the seals of an epoch one by one, each with its rows. */
export async function verifyEpoch(
  database: Database,
  { epoch, before, tell }: { epoch: Epoch; before: Epoch | undefined; tell: Tell },
): Promise<{ sealCount: number; eventCount: number }> {
  const totals = { sealCount: 0, eventCount: 0 }
  let link: Link = { sealNumber: 0, toTransaction: '0', values: [before === undefined ? zeros : hexOf(before.lastSeal)] }
  for (;;) {
    const seal = await database.read((on) => findNextSeal(on, { epoch: epoch.epoch, after: link.sealNumber }))
    if (seal === undefined) break
    checkSeal(seal, link, tell)
    if (seal.sealNumber <= seal.sealCount) await database.read((on) => checkEvents(on, seal, tell))
    totals.sealCount++
    totals.eventCount += seal.eventCount
    link = { sealNumber: seal.sealNumber, toTransaction: seal.toTransaction, values: [hexOf(seal.seal), hexOf(sealValue(seal))] }
  }
  checkTip(epoch, link, tell)
  return totals
}
