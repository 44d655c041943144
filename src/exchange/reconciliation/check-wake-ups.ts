import type { Read } from '../../platform/database/index.ts'
import { pushLettersStage } from '../stages.ts'
import type { Gap } from './gap.ts'
import { listSleepingLetters, listSleepingReceipts } from './wake-ups.queries.ts'

const pushReceiptsStage = 'push-receipts'

interface Sleeping {
  readonly systemId: string
  readonly letterId: string | null
  readonly isStuck: boolean
}

const gapOf = (stage: string) => ({ systemId, letterId, isStuck }: Sleeping): Gap => ({
  letterId: letterId ?? undefined,
  code: isStuck ? 'work.stuck' : 'work.missing',
  detail: `${stage} of system ${systemId}`,
})

/**
 * What is to be pushed waits for one row of work of its system: without it nothing is tried again, though every letter's own rows fit.
 * Names the letter that is due first.
 */
export async function checkWakeUps(on: Read): Promise<Gap[]> {
  const letters = await listSleepingLetters(on, { stage: pushLettersStage, protocols: ['REST_PUSH', 'REST_PUBLISH_SUBSCRIBE'] })
  const receipts = await listSleepingReceipts(on, { stage: pushReceiptsStage })
  return [...letters.map(gapOf(pushLettersStage)), ...receipts.map(gapOf(pushReceiptsStage))]
}
