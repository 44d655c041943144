import type { EventActor } from '../../events/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import { redirectLetters } from '../delivery/redirect-letters.ts'
import type { MessageUuid } from '../letter.ts'
import { claimUndeliverable, getWasUndeliverable } from './undeliverable.queries.ts'

/** Who sees to undeliverable post, and whose: an organisation's, or (null) everybody's. Whether he may is the caller's to know. */
export interface Caretaker {
  readonly actor: EventActor
  readonly recipientId: PartyId | null
}

export interface RedirectWish {
  readonly messageUuid: MessageUuid
  /** Once more to the system that did not take it, or to another active receiver of the same organisation. */
  readonly to: 'again' | SystemId
}

/** `gone`: it was undeliverable, and somebody has seen to it already. */
export type RedirectOutcome = 'done' | 'gone' | 'unknown'

/** Sends a letter on its way again that no system took. Throws letter.system.not.receiving. */
export async function redirectUndeliverable(tx: Transaction, { actor, recipientId }: Caretaker, { messageUuid, to }: RedirectWish): Promise<RedirectOutcome> {
  const letter = await claimUndeliverable(tx, { messageUuid, recipientId })
  if (letter === undefined) return (await getWasUndeliverable(tx, { messageUuid, recipientId })).was ? 'gone' : 'unknown'
  await redirectLetters(tx, { letterIds: [letter.letterId], to, actor })
  return 'done'
}
