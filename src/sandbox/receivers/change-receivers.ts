import { uuidV4 } from '../../platform/crypto/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { Receiver, ReceiverId } from './receiver.ts'
import { usualDelayMs } from './receiver.ts'
import { findReceiver, insertReceiver, updateReceiver } from './receivers.queries.ts'

/** How a receiver shall behave; the delay counts for a slow one. */
export interface ReceiverWish extends Pick<Receiver, 'behaviour'> {
  readonly delayMs?: number
}

export async function createReceiver(tx: Transaction, { behaviour, delayMs = usualDelayMs }: ReceiverWish): Promise<Receiver> {
  const receiver: Receiver = { receiverId: uuidV4() as ReceiverId, behaviour, delayMs, createdAt: tx.now } // branding
  await insertReceiver(tx, { ...receiver, now: tx.now })
  return receiver
}

/** Lets a receiver behave otherwise from its next call on. Throws not.found. */
export async function changeReceiver(tx: Transaction, receiverId: ReceiverId, { behaviour, delayMs = usualDelayMs }: ReceiverWish): Promise<Receiver> {
  await updateReceiver(tx, { receiverId, behaviour, delayMs, now: tx.now })
  const receiver = await findReceiver(tx, { receiverId })
  if (receiver === undefined) throw new Problem(generalProblems['not.found'])
  return receiver
}
