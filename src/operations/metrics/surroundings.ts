import { statfs } from 'node:fs/promises'
import { pause } from '../../platform/clock/index.ts'
import { dependencyUp, freeBytes } from './state.metrics.ts'

/** What a process needs from outside besides the database. */
export interface Surroundings {
  readonly dependencies: readonly { readonly name: string; there(): Promise<boolean> }[]
  /** Where large contents lie, packs are written, and the embedded database has its files. */
  readonly dataFolder: string
}

/** Whoever scrapes waits no longer for any of them. */
const patienceMs = 2_000

/** Asks all of them at once, and sets the gauges. */
export async function showSurroundings({ dependencies, dataFolder }: Surroundings): Promise<void> {
  await Promise.all(
    dependencies.map(async ({ name, there }) => {
      const isThere = await Promise.race([there(), pause(patienceMs).then(() => false)])
      dependencyUp.set({ dependency: name }, isThere ? 1 : 0)
    }),
  )
  await statfs(dataFolder).then(
    ({ bavail, bsize }) => freeBytes.set({}, bavail * bsize),
    () => freeBytes.clear(),
  )
}
