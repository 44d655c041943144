import type { Read } from '../../platform/database/index.ts'
import type { ExaminedCounts, Finding } from './examinations.queries.ts'
import { getExamination, getMeasured, listFindings } from './examinations.queries.ts'
import { examplesKept } from './examined-slice.ts'
import type { MailingRules } from './mailing.ts'
import { lastStep } from './mailing.ts'
import type { Mailing, StoredChange } from './mailings.queries.ts'
import { findMailing, listContainerFaultCounts, listMailingChanges } from './mailings.queries.ts'

/** Containers of so many letters tell how quick this platform is; the last ones of them. */
const measuredLetters = 100
const measuredContainers = 20
/** Quicker ones say little. */
const measuredMs = 1_000
/** Where nothing was measured yet: taking a letter in costs reading it, and about as much for writing. */
const takingPerReading = 2

/** What was wrong with letters that were taken in. */
export type FaultCount = Awaited<ReturnType<typeof listContainerFaultCounts>>[number]

export interface MailingReport {
  readonly mailing: Mailing
  readonly examination: ExaminedCounts & { readonly isEnded: boolean; readonly findings: readonly Finding[] }
  readonly faults: readonly FaultCount[]
  /** The latest first. */
  readonly changes: readonly StoredChange[]
  /** From the start to the last letter, the steps' pauses among it; undefined while nothing tells. */
  readonly expectedMs: number | undefined
}

async function millisecondsPerLetter(on: Read, { entries, spentMs }: ExaminedCounts): Promise<number | undefined> {
  const { letters, tookMs } = await getMeasured(on, { least: measuredLetters, containers: measuredContainers })
  if (tookMs >= measuredMs) return tookMs / letters
  return entries > 0 && spentMs > 0 ? (spentMs / entries) * takingPerReading : undefined
}

/** A mailing with everything that its staff is shown; undefined when the owner has none by this id. */
export async function readMailing(on: Read, owner: Parameters<typeof findMailing>[1], { stepPauseMs }: MailingRules): Promise<MailingReport | undefined> {
  const mailing = await findMailing(on, owner)
  if (mailing === undefined) return undefined
  const { endedAt, position: _position, ...counts } = await getExamination(on, owner)
  const perLetter = await millisecondsPerLetter(on, counts)
  return {
    mailing,
    examination: { ...counts, isEnded: endedAt !== null, findings: (await listFindings(on, owner)).map((finding) => ({ ...finding, examples: finding.examples.slice(0, examplesKept) })) },
    faults: await listContainerFaultCounts(on, owner),
    changes: await listMailingChanges(on, owner),
    expectedMs: perLetter === undefined ? undefined : Math.round(perLetter * mailing.entries) + (lastStep - 1) * stepPauseMs,
  }
}
