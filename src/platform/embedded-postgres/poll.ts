import { setTimeout as pause } from 'node:timers/promises'

/**
 * Asks until there is an answer, and gives up with `undefined` after about `limitMs`.
 * It counts its own steps, since the clock of the machine may jump.
 */
export async function poll<T>(stepMs: number, limitMs: number, ask: () => T | undefined): Promise<T | undefined> {
  for (let waitedMs = 0; ; waitedMs += stepMs) {
    const answer = ask()
    if (answer !== undefined || waitedMs >= limitMs) return answer
    await pause(stepMs)
  }
}
