import type { LadderFacts } from '../../../exchange/index.ts'
import { listLadders } from '../../../exchange/index.ts'
import type { Instant } from '../../../platform/clock/index.ts'
import type { Database, Read } from '../../../platform/database/index.ts'
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

/** As many waiting letters of each system as fit on a page. */
export const laddersShown = 25

/** A letter that waits for a system, with how far up its ladder it is. */
export type WaitingLetter = LadderFacts & { readonly systemName: string }

async function listWaiting(on: Read, systems: readonly AimedSystem[]): Promise<WaitingLetter[]> {
  const waiting: WaitingLetter[] = []
  for (const { systemId, name } of systems) waiting.push(...(await listLadders(on, { systemId, limit: laddersShown })).map((ladder) => ({ ...ladder, systemName: name })))
  return waiting
}

/** One receiver as its page shows it. */
export interface WatchedReceiver {
  readonly receiver: Receiver
  readonly systems: readonly AimedSystem[]
  /** Systems that could call it as well: primary ones first, for letters; then senders, for receipts. */
  readonly others: readonly SandboxSystem[]
  readonly now: Instant
  /** Letters for its systems that none has taken yet. */
  readonly waiting: readonly WaitingLetter[]
  /** Newest first. */
  readonly calls: readonly ReceivedCall[]
}

/** Letters to the organisation come here. */
const isReached = ({ types }: SandboxSystem): boolean => types.includes('RECIPIENT_DEFAULT')
const isSender = ({ types }: SandboxSystem): boolean => types.includes('SENDER')

/** A receiver with what it got; undefined when there is none. */
export async function watchReceiver(services: Parameters<typeof readSystems>[0], receiverId: ReceiverId): Promise<WatchedReceiver | undefined> {
  const found = await services.database.read(async (on) => {
    const receiver = await findReceiver(on, { receiverId })
    if (receiver === undefined) return undefined
    const systems = (await listAimedSystems(on, {})).filter((system) => system.receiverId === receiverId)
    return { receiver, systems, waiting: await listWaiting(on, systems), calls: await listReceiverCalls(on, { receiverId, limit: callsShown }), now: on.now }
  })
  if (found === undefined) return undefined
  const aimed = new Set<string>(found.systems.map(({ systemId }) => systemId))
  const others = (await readSystems(services)).filter(({ id }) => !aimed.has(id))
  return { ...found, others: [...others.filter(isReached), ...others.filter((system) => isSender(system) && !isReached(system))] }
}
