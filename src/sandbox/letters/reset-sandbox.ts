import pg from 'pg'
import { instant, machineNow, pause } from '../../platform/clock/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { listObjects, removeBlobs } from '../../platform/content/index.ts'
import type { Database, Transaction } from '../../platform/database/index.ts'
import { emptyTables, ensurePartitions } from '../../platform/database/index.ts'
import { deleteLoginsOnTheirWay, findSeed, getEpoch, insertEpoch, insertReset, takeResetLock, updateClockToMachine, updateRemovalsPlace } from './reset.queries.ts'
import type { SeedServices, SeedWish } from './seed-sandbox.ts'
import { layNation, monthsBack } from './seed-sandbox.ts'

/** The number is arbitrary but ours. */
export const resetLock = 715_011
const tryAgainAfterMs = 200
/** Whatever runs ends within this time, unless somebody holds a transaction open by hand. */
const givenUpAfterMs = 20_000

/**
 * What no nation has made: the schema, the keys of the deployment, the clock, and marks that only ever move on. The last two are
 * partly emptied by hand below.
 */
const kept = ['schema_migrations', 'master_keys', 'business_clock', 'contact_change_marks', 'content_removals', 'identity_provider_records']

export type ResetOutcome =
  | { readonly kind: 'reset'; readonly letters: number }
  /** Somebody else is at it. */
  | { readonly kind: 'resetting' }
  /** Something did not end in time; nothing was changed. */
  | { readonly kind: 'busy' }

const isLocked = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === '55P03'

/** The same database at the machine's time, which is business time after a reset. */
const atMachineTime = (database: Database): Database => ({ ...database, read: (work) => database.read((on) => work({ ...on, now: machineInstant() })) })
const machineInstant = (): Instant => instant(machineNow())

interface Laid {
  readonly letters: number
  /** What the former nation's contents left in the store. */
  readonly objects: readonly string[]
}

/** Everything in one transaction: killed in the middle, the former nation is still there. */
async function layAnew(tx: Transaction, services: SeedServices, usual: SeedWish | undefined): Promise<Laid> {
  const wish = (await findSeed(tx, {})) ?? usual
  const { epoch } = await getEpoch(tx, {})
  const objects = (await listObjects(tx, {})).flatMap(({ object }) => object ?? [])
  await emptyTables(tx, kept)
  const fresh: Transaction = { ...tx, now: machineInstant() }
  await updateClockToMachine(fresh, {})
  await updateRemovalsPlace(fresh, {})
  await deleteLoginsOnTheirWay(fresh, {})
  await insertEpoch(fresh, { epoch: epoch + 1, now: fresh.now })
  await insertReset(fresh, { now: fresh.now })
  return { letters: wish === undefined ? 0 : ((await layNation(fresh, services, wish)) ?? 0), objects }
}

async function layWhenQuiet(services: SeedServices, usual: SeedWish | undefined): Promise<Laid | undefined> {
  await ensurePartitions(atMachineTime(services.database), { monthsBack })
  const deadline = machineNow() + givenUpAfterMs
  for (;;) {
    try {
      return await services.database.transaction((tx) => layAnew(tx, services, usual))
    } catch (error) {
      if (!isLocked(error)) throw error
      if (machineNow() > deadline) return undefined
      await pause(tryAgainAfterMs)
    }
  }
}

/**
 * Empties the sandbox and lays the demo nation anew, of the sizes it was laid with before, `usual` where there was none; without both it
 * stays empty. The clock is the machine's again, everybody is logged out, and the log begins a new epoch. Work in hand finds its rows gone,
 * as when another worker did it. Of two at once one is told.
 */
export async function resetSandbox(services: SeedServices, usual: SeedWish | undefined): Promise<ResetOutcome> {
  const client = await services.database.dedicated()
  try {
    const { taken } = await takeResetLock({ client, now: instant(0), count: { statements: 0 } }, { lock: resetLock })
    if (!taken) return { kind: 'resetting' }
    const laid = await layWhenQuiet(services, usual)
    if (laid === undefined) return { kind: 'busy' }
    await removeBlobs(services.contentStore, laid.objects)
    return { kind: 'reset', letters: laid.letters }
  } finally {
    await client.end()
  }
}
