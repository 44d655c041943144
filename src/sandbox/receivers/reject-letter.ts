import { pause } from '../../platform/clock/index.ts'
import { basicAuthorization, sandboxToken } from '../../systems/index.ts'
import type { ReceiverId } from './receiver.ts'
import type { ReceiverServices } from './receiver-environment.ts'
import { listAimedSystems } from './receivers.queries.ts'

/** A letter that was just handed over may not be known as that yet; a receiver tries again. */
const tries = 5
const betweenTriesMs = 400

export interface Rejection {
  readonly receiverId: ReceiverId
  readonly messageUuid: string
  readonly signal: AbortSignal
}

const receipt = JSON.stringify({ receiptStatus: 'INVALID', errorCode: 'sandbox.rejected', errorMessage: 'The receiver of the sandbox rejects every letter.' })

async function giveReceipt(address: string, authorization: string, signal: AbortSignal): Promise<boolean> {
  const answer = await fetch(address, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: receipt, signal })
  await answer.body?.cancel()
  return answer.ok
}

/** Gives a letter the business receipt INVALID in the name of the system that is aimed at the receiver, over the system interface as any receiver would. */
export async function rejectLetter({ database, tokenSecret, systemUrl }: ReceiverServices, { receiverId, messageUuid, signal }: Rejection): Promise<void> {
  const systems = (await database.read((on) => listAimedSystems(on, {}))).filter((system) => system.receiverId === receiverId)
  for (let attempt = 0; attempt < tries && !signal.aborted; attempt++) {
    await pause(betweenTriesMs, signal)
    for (const { systemId } of systems)
      if (await giveReceipt(`${systemUrl()}/apis/v1/memos/${messageUuid}/receipt`, basicAuthorization(systemId, sandboxToken(tokenSecret, systemId)), signal)) return
  }
  throw new Error('no system took the receipt')
}
