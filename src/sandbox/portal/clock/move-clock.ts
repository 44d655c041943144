import { advanceClock, readClock } from '../../../platform/work/index.ts'
import type { SandboxServices } from '../sandbox-page.ts'
import type { ClockWish } from './wished-time.ts'
import { wishedTime } from './wished-time.ts'

/** Moves business time; everything due in between has happened when it answers. Throws clock.wish.unreadable, clock.wish.too.far, and what `advanceClock` throws. */
export async function moveClock({ clock, database }: Pick<SandboxServices, 'clock' | 'database'>, wish: ClockWish): Promise<void> {
  await advanceClock(clock, wishedTime(wish, (await readClock(database)).now))
}
