import type { Read } from '../../platform/database/index.ts'
import { redirectLettersStage, replanReceiptsStage } from '../../systems/index.ts'
import { examineMailingsStage, pushLettersStage, pushReceiptsStage, stepMailingsStage, takeContainersStage } from '../stages.ts'
import type { Gap } from './gap.ts'
import { listSleepingContainers } from './containers.queries.ts'
import { listSleepingMailings, listUnexaminedMailings } from './mailings.queries.ts'
import { listForsakenLetters, listRestingReceipts, listSleepingLetters, listSleepingReceipts } from './wake-ups.queries.ts'

interface Sleeping {
  readonly systemId: string
  readonly letterId: string | null
  readonly isStuck: boolean
}

const gapsOf = (stage: string, found: readonly Sleeping[]): Gap[] =>
  found.map(({ systemId, letterId, isStuck }) => ({
    letterId: letterId ?? undefined,
    code: isStuck ? 'work.stuck' : 'work.missing',
    detail: `${stage} of system ${systemId}`,
  }))

/**
 * What waits for a system waits for one row of its work: to call the system, or, when the system was changed, to see to what waits. Without it
 * nothing happens any more, though every letter's own rows fit. Names the letter that is due first.
 */
export async function checkWakeUps(on: Read): Promise<Gap[]> {
  const { now } = on
  const protocols = ['REST_PUSH', 'REST_PUBLISH_SUBSCRIBE'] as const
  return [
    ...gapsOf(examineMailingsStage, await listUnexaminedMailings(on, { stage: examineMailingsStage })),
    ...gapsOf(stepMailingsStage, await listSleepingMailings(on, { stage: stepMailingsStage })),
    ...gapsOf(takeContainersStage, await listSleepingContainers(on, { stages: [takeContainersStage] })),
    ...gapsOf(pushLettersStage, await listSleepingLetters(on, { stages: [pushLettersStage], protocols, now })),
    ...gapsOf(redirectLettersStage, await listForsakenLetters(on, { stages: [redirectLettersStage], now })),
    ...gapsOf(pushReceiptsStage, await listSleepingReceipts(on, { stages: [pushReceiptsStage, replanReceiptsStage] })),
    ...gapsOf(replanReceiptsStage, await listRestingReceipts(on, { stages: [replanReceiptsStage], now })),
  ]
}
