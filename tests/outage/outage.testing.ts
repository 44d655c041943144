import { test } from 'node:test'
import { pause } from '../../src/platform/clock/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import { send } from '../correspondents.testing.ts'
import { startServing, withFolder } from '../process.testing.ts'
import type { ServingProcess } from '../process.testing.ts'
import { assertNothingLost } from './nothing-lost.testing.ts'
import { insertOutageWorld } from './outage-world.testing.ts'
import type { OutageWorld } from './outage-world.testing.ts'

const lettersPerWay = 4
/** Nothing that a test waits for takes longer. */
const withinMs = 30_000
const lookEveryMs = 50

export interface Outage {
  readonly database: Database
  readonly world: OutageWorld
  readonly start: (more?: Readonly<Record<string, string>>, args?: readonly string[]) => Promise<ServingProcess>
}

/** Sends every letter at once; what a fault takes is sent again afterwards, as a careful sender does. */
export async function sendAll(serving: ServingProcess, world: OutageWorld): Promise<void> {
  world.at(() => serving.url)
  await Promise.all(world.letters.map((letter) => send(serving.url, world, letter).then((answer) => answer?.arrayBuffer()).catch(() => undefined)))
}

/** Waits until it is so, or long enough. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let waitedMs = 0; waitedMs < withinMs && !(await isSo()); waitedMs += lookEveryMs) await pause(lookEveryMs)
}

/** What comes in time, or else that. Nothing stays behind that would keep the file's process waiting. */
export async function within<Told>(coming: Promise<Told>, patienceMs: number, orElse: Told): Promise<Told> {
  const come = new AbortController()
  try {
    return await Promise.race([coming, pause(patienceMs, come.signal).then(() => orElse)])
  } finally {
    come.abort()
  }
}

/** SIGKILL by which a process ends, or what else became of it. */
export const endOf = (serving: ServingProcess): Promise<string> => within(serving.ended, withinMs, 'it lives')

/** Lets something go wrong in a world of its own; then asserts, on the process that is left or on a new one, that nothing was lost. */
export function outage(name: string, goWrong: (outage: Outage) => Promise<ServingProcess | undefined>): void {
  void test(name, async () => {
    await withFolder((folder) =>
      withTestDatabase(async (database, url) => {
        const environment = { BREVDUE_DATA: folder, DATABASE_URL: url, WORK_LEASE_MS: '1000', DELIVERY_TIMEOUT_MS: '1000', WORK_BATCH: '5' }
        const world = await insertOutageWorld(database, lettersPerWay)
        try {
          const start: Outage['start'] = (more = {}, args = []) => startServing({ ...environment, ...more }, args)
          const left = (await goWrong({ database, world, start })) ?? (await start())
          await assertNothingLost(database, world, left, environment)
          await left.stop()
        } finally {
          await world.close()
        }
      }),
    )
  })
}
