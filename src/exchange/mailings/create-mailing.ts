import type { EventActor } from '../../events/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import { planWork } from '../../platform/work/index.ts'
import type { ContainerSender } from '../containers/container.ts'
import type { ContainerServices, ReceivedContainer, SentContainer } from '../containers/receive-container.ts'
import { receiveContainer } from '../containers/receive-container.ts'
import { turnEntries } from '../containers/slice.ts'
import { examineMailingsStage } from '../stages.ts'
import { findMailing, insertMailing } from './mailings.queries.ts'
import { mailingProblems } from './mailings.problems.ts'
import { writeChange } from './write-change.ts'

export interface NewMailing extends Pick<SentContainer, 'senderId' | 'systemId' | 'way' | 'body'> {
  /** What the sender's staff calls it, 1 to 100 characters. */
  readonly name: string
  readonly actor: EventActor
}

async function writeMailing(tx: Transaction, { containerId, senderId, systemId }: ContainerSender, { name, actor }: NewMailing): Promise<void> {
  await insertMailing(tx, { mailingId: containerId, senderId, systemId, name })
  const mailing = await findMailing(tx, { mailingId: containerId, senderId, systemId })
  if (mailing === undefined) throw new Error('A mailing was written that is not there')
  await writeChange(tx, mailing, { change: 'created', state: 'examining', actor })
  await planWork(tx, [{ subjectId: containerId, stage: examineMailingsStage, lane: 'mailing', senderId, dueAt: tx.now, cost: turnEntries }])
}

/**
 * Takes a container in as a mailing: none of its letters is let go before somebody starts it. The same bytes again are the same mailing, under the name it
 * has. Throws mailing.sent.before when they came as an ordinary container, and what `receiveContainer` throws.
 */
export async function createMailing(services: ContainerServices, mailing: NewMailing): Promise<ReceivedContainer> {
  const { senderId, systemId, way, body } = mailing
  const received = await receiveContainer(services, { senderId, systemId, way, body, lane: 'mailing', also: (tx, container) => writeMailing(tx, container, mailing) })
  if (received.lane !== 'mailing') throw new Problem(mailingProblems['mailing.sent.before'])
  services.wakeBus.wake(examineMailingsStage)
  return received
}
