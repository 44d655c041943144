import type { Read } from '../../platform/database/index.ts'
import { redirectLettersStage } from '../../systems/index.ts'
import { pushLettersStage, pushReceiptsStage } from '../stages.ts'
import type { Gap } from './gap.ts'
import { listForsakenLetters, listSleepingLetters, listSleepingReceipts } from './wake-ups.queries.ts'

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
 * What waits for a system waits for one row of its work: to call the system, or, when it was closed, to send its letters on. Without it nothing
 * happens any more, though every letter's own rows fit. Names the letter that is due first.
 */
export async function checkWakeUps(on: Read): Promise<Gap[]> {
  const { now } = on
  const letters = await listSleepingLetters(on, { stage: pushLettersStage, protocols: ['REST_PUSH', 'REST_PUBLISH_SUBSCRIBE'], now })
  const forsaken = await listForsakenLetters(on, { stage: redirectLettersStage, now })
  const receipts = await listSleepingReceipts(on, { stage: pushReceiptsStage })
  return [...letters.map(gapOf(pushLettersStage)), ...forsaken.map(gapOf(redirectLettersStage)), ...receipts.map(gapOf(pushReceiptsStage))]
}
