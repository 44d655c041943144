import type { EventActor } from '../../events/index.ts'
import { recordChanges } from '../../events/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import type { AccessTokenId } from './access-token.ts'

interface TokenEvent {
  readonly tag: 'ACCESS_TOKEN_CREATED' | 'ACCESS_TOKEN_REVOKED'
  readonly actor: EventActor
  readonly employerId?: PartyId
  readonly tokenId: AccessTokenId
  /** The organisation for which the token counts. */
  readonly partyId: PartyId
  /** As its owner called it, which may name somebody. */
  readonly name: string
  readonly privileges: readonly PrivilegeType[]
}

/** Notes in the organisation's log that a token came or went. */
export function recordToken(tx: Transaction, { tag, actor, employerId, tokenId, partyId, name, privileges }: TokenEvent): Promise<void> {
  const [before, after] = tag === 'ACCESS_TOKEN_CREATED' ? [null, name] : [name, null]
  const facts = { token: tokenId, privileges: privileges.join(' ') }
  return recordChanges(tx, [{ tag, ownerId: partyId, actor, ...(employerId === undefined ? {} : { employerId }), changes: [{ field: 'name', before, after, isPersonal: true }], facts }])
}
