import { callAgain } from '../../exchange/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { ServiceProtocol, SystemId } from '../../systems/index.ts'
import { changeEndpoint } from '../../systems/index.ts'
import { findAimableSystem, findReceiver } from './receivers.queries.ts'
import type { ReceiverId } from './receiver.ts'
import { receiverPath } from './receiver.ts'

/** Where a system shall be called: at a receiver of ours, at an address, or (REST_PULL) nowhere. */
export interface Aim {
  readonly systemId: SystemId
  readonly receiverId?: ReceiverId | undefined
  readonly endpoint?: string | undefined
  readonly receiptEndpoint?: string | undefined
  /** What the system speaks already if it is one that is called, else REST_PUSH. */
  readonly protocol?: ServiceProtocol | undefined
}

const isCalled = (protocol: ServiceProtocol): boolean => protocol === 'REST_PUSH' || protocol === 'REST_PUBLISH_SUBSCRIBE'

interface Addresses {
  readonly endpoint?: string
  readonly receiptEndpoint?: string
}

interface AimedSystem {
  readonly isSender: boolean
  readonly isRecipient: boolean
  readonly protocol: ServiceProtocol
  /** Where receivers are reached. */
  readonly url: string
}

/** What a system of this kind is called at when it is aimed at a receiver. Throws not.found. */
export async function addressesAt(tx: Transaction, receiverId: ReceiverId, wanted: AimedSystem): Promise<Addresses> {
  if ((await findReceiver(tx, { receiverId })) === undefined) throw new Problem(generalProblems['not.found'])
  const { url } = wanted
  return {
    ...(wanted.isRecipient ? { endpoint: url + receiverPath(receiverId, wanted.protocol === 'REST_PUSH' ? 'letters' : 'notices') } : {}),
    ...(wanted.isSender ? { receiptEndpoint: url + receiverPath(receiverId, 'receipts') } : {}),
  }
}

/**
 * Changes what a system of the sandbox is called at, and how. `url`: where receivers are reached.
 * Throws not.found for an unknown system or receiver, system.invalid naming every wrong field.
 */
export async function aimSystem(tx: Transaction, aim: Aim, url: string): Promise<void> {
  const system = await findAimableSystem(tx, { systemId: aim.systemId })
  if (system === undefined) throw new Problem(generalProblems['not.found'])
  const protocol = aim.protocol ?? (isCalled(system.protocol) ? system.protocol : 'REST_PUSH')
  const found = aim.receiverId === undefined ? {} : await addressesAt(tx, aim.receiverId, { ...system, url, protocol })
  const endpoint = aim.endpoint ?? found.endpoint
  const receiptEndpoint = aim.receiptEndpoint ?? found.receiptEndpoint
  const change = {
    systemId: aim.systemId,
    serviceProtocol: protocol,
    actor: { kind: 'platform' as const },
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(receiptEndpoint === undefined ? {} : { receiptEndpoint }),
  }
  await changeEndpoint(tx, change, 'sandbox')
  if (system.isRecipient) await callAgain(tx, aim.systemId)
}
