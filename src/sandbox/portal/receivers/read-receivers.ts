import type { Database } from '../../../platform/database/index.ts'
import type { SandboxSystem } from '../../nation/index.ts'
import { readSystems } from '../../nation/index.ts'
import type { AimedSystem, ListedReceiver, ReceivedCall, Receiver, ReceiverId } from '../../receivers/index.ts'
import { findReceiver, listAimedSystems, listReceiverCalls, listReceivers } from '../../receivers/index.ts'

/** The newest calls; the API has more. */
export const callsShown = 50

/** A receiver in the list, with the systems that call it. */
export type ReceiverLine = ListedReceiver & { readonly systems: readonly AimedSystem[] }

export async function readReceivers(database: Database): Promise<ReceiverLine[]> {
  return database.read(async (on) => {
    const aimed = Map.groupBy(await listAimedSystems(on, {}), ({ receiverId }) => receiverId)
    return (await listReceivers(on, {})).map((receiver) => ({ ...receiver, systems: aimed.get(receiver.receiverId) ?? [] }))
  })
}

/** One receiver as its page shows it. */
export interface WatchedReceiver {
  readonly receiver: Receiver
  readonly systems: readonly AimedSystem[]
  /** Systems that could call it as well. */
  readonly others: readonly SandboxSystem[]
  /** Newest first. */
  readonly calls: readonly ReceivedCall[]
}

/** A receiver with what it got; undefined when there is none. */
export async function watchReceiver(services: Parameters<typeof readSystems>[0], receiverId: ReceiverId): Promise<WatchedReceiver | undefined> {
  const found = await services.database.read(async (on) => ({
    receiver: await findReceiver(on, { receiverId }),
    systems: (await listAimedSystems(on, {})).filter((system) => system.receiverId === receiverId),
    calls: await listReceiverCalls(on, { receiverId, limit: callsShown }),
  }))
  if (found.receiver === undefined) return undefined
  const aimed = new Set<string>(found.systems.map(({ systemId }) => systemId))
  const others = (await readSystems(services)).filter(({ id }) => !aimed.has(id))
  return { receiver: found.receiver, systems: found.systems, calls: found.calls, others }
}
