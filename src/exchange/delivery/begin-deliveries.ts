import type { PartyId } from '../../parties/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { bringForwardWork } from '../../platform/work/index.ts'
import type { NewWork } from '../../platform/work/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LadderName } from '../calling/ladder.ts'
import { systemWork } from '../calling/system-work.ts'
import type { LetterId, MessageUuid } from '../letter.ts'
import { pushLettersStage } from '../stages.ts'
import { insertDeliveries } from './delivery.queries.ts'
import { reminderWork } from './remind-unfetched.ts'

export interface NewDelivery {
  readonly letterId: LetterId
  /** Of the decision that begins it. */
  readonly decisionNumber: number
  readonly systemId: SystemId
  readonly messageUuid: MessageUuid
  readonly recipientId: PartyId
  readonly protocol: string
  /** Climbed where the system is called. */
  readonly ladder: LadderName
}

/** A system that fetches its post is not called. */
export const isCalled = (protocol: string): boolean => protocol === 'REST_PUSH' || protocol === 'REST_PUBLISH_SUBSCRIBE'

/** Work of a receiver system: one for all its letters, so that one worker at a time calls it. */
export const pushWork = (systemId: SystemId, dueAt: NewWork['dueAt']): NewWork => systemWork(pushLettersStage, systemId, dueAt)

/** Begins deliveries: the letters wait from now on, to be fetched (somebody is reminded if they are not) or to be pushed at once. Late in the transaction (`bringForwardWork`). */
export async function beginDeliveries(tx: Transaction, deliveries: readonly NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return
  await insertDeliveries(tx, {
    letterIds: deliveries.map(({ letterId }) => letterId),
    decisionNumbers: deliveries.map(({ decisionNumber }) => decisionNumber),
    systemIds: deliveries.map(({ systemId }) => systemId),
    messageUuids: deliveries.map(({ messageUuid }) => messageUuid),
    recipientIds: deliveries.map(({ recipientId }) => recipientId),
    protocols: deliveries.map(({ protocol }) => protocol),
    ladders: deliveries.map(({ protocol, ladder }) => (isCalled(protocol) ? ladder : 'none')),
    now: tx.now,
  })
  const systems = new Map(deliveries.map(({ systemId, protocol }) => [systemId, protocol]))
  await bringForwardWork(tx, [...systems].map(([systemId, protocol]) => (isCalled(protocol) ? pushWork(systemId, tx.now) : reminderWork(tx, systemId))))
}
