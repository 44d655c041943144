import type { MachineTime } from '../../platform/clock/index.ts'
import { machineNow } from '../../platform/clock/index.ts'
import { listContents, openContent, removeBlobs } from '../../platform/content/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { passFaultPoint } from '../../platform/faults/index.ts'
import type { Claim, EndSignals, ParallelStage, WakeBus } from '../../platform/work/index.ts'
import { isTransient } from '../../platform/work/index.ts'
import { routeStage, takeContainersStage } from '../stages.ts'
import type { PartId } from './container.ts'
import type { PartToTake } from './containers.queries.ts'
import { getPartToTake } from './containers.queries.ts'
import { endTurn } from './end-turn.ts'
import { PackReader } from './pack-reader.ts'
import type { EntryServices } from './prepare-entries.ts'
import type { Slice } from './slice.ts'
import { SliceOvertaken, turnEntries } from './slice.ts'
import { SliceReader } from './slice-reader.ts'
import type { AfterSlice, SliceMode } from './write-slice.ts'
import { writeSlice } from './write-slice.ts'

/** After this long, at the latest, another sender's container has its turn. */
const turnMs = 2_000

export interface TakeServices extends EntryServices {
  readonly database: Database
  readonly wakeBus: Pick<WakeBus, 'wake'>
  readonly afterSlice?: AfterSlice
}

interface OpenedPart {
  readonly part: PartToTake
  /** Undefined when the pack is gone: its container is ended. */
  readonly slices: SliceReader | undefined
  close(): Promise<void>
}

async function openPart(services: TakeServices, partId: PartId): Promise<OpenedPart> {
  const { database, contentStore } = services
  const { part, rows, now } = await database.read(async (on) => {
    const found = await getPartToTake(on, { partId })
    return { part: found, rows: await listContents(on, { contentIds: [found.containerId] }), now: on.now }
  })
  const [row] = rows
  if (row === undefined) return { part, slices: undefined, close: () => Promise.resolve() }
  const content = openContent(contentStore, row)
  const reader = new PackReader(content, part.position, contentStore.rowBytes)
  return { part, slices: new SliceReader(part, services, { content, reader }, now), close: () => reader.close() }
}

async function write(services: TakeServices, slice: Slice, mode: SliceMode): Promise<void> {
  const { toWake, unnamed } = await services.database.transaction((tx) => writeSlice(tx, slice, { mode, afterSlice: services.afterSlice }))
  for (const stage of mode === 'plan' ? [routeStage] : toWake) services.wakeBus.wake(stage)
  await removeBlobs(services.contentStore, unnamed)
  passFaultPoint('after-slice-commit')
}

/** Only a fault of the slice itself is worth another way of writing it. */
const isOthers = (error: unknown): boolean => error instanceof SliceOvertaken || isTransient(error)

/** Writes each entry by itself; one that still fails waits as work of its own, whose failures are counted and set aside like any letter's. */
async function writeApart(services: TakeServices, slice: Slice): Promise<void> {
  let { from } = slice
  for (const entry of slice.entries) {
    const single = { ...slice, from, to: entry.end, entries: [entry] }
    await write(services, single, 'decide').catch(async (error: unknown) => {
      if (isOthers(error)) throw error
      await write(services, single, 'plan')
    })
    from = entry.end
  }
}

async function writeOrPart(services: TakeServices, slice: Slice): Promise<void> {
  await write(services, slice, 'decide').catch(async (error: unknown) => {
    if (isOthers(error)) throw error
    await writeApart(services, slice)
  })
}

/** Takes slice after slice, the next one being read while the last is written, until the turn is over. */
async function takeSlices(services: TakeServices, slices: SliceReader, { finish }: EndSignals): Promise<void> {
  const until = (machineNow() + turnMs) as MachineTime // branding
  let handled = 0
  let next = slices.next()
  for (let slice = await next; slice !== undefined; slice = await next) {
    handled += slice.entries.length
    next = handled < turnEntries && machineNow() < until && !finish.aborted ? slices.next() : Promise.resolve(undefined)
    // What is read must have ended also when the writing failed: whoever opened the pack closes it then.
    const read = next.catch(() => undefined)
    try {
      await writeOrPart(services, slice)
    } finally {
      await read
    }
  }
}

async function takeTurn(services: TakeServices, claim: Claim, partId: PartId, end: EndSignals): Promise<void> {
  const { part, slices, close } = await openPart(services, partId)
  try {
    if (slices !== undefined) await takeSlices(services, slices, end)
  } catch (error) {
    if (!(error instanceof SliceOvertaken)) throw error
  } finally {
    await close()
  }
  await endTurn(services, claim, part)
}

/** Two parts beside each other in a process: while the database writes of the one, the other is read. Turn by turn, those of the sender whose turn it is. */
export const containerStages = (services: TakeServices): ParallelStage[] => [
  {
    name: takeContainersStage,
    slots: 2,
    async handle(claim, end) {
      for (const { subjectId } of claim.items) await takeTurn(services, claim, subjectId as PartId, end) // branding
    },
  },
]
