import type { FieldChange } from '../../events/index.ts'
import { recordChanges } from '../../events/index.ts'
import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { actorOf } from '../acting.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import type { AccessTokenId } from './access-token.ts'

/** Who makes or revokes a token: its owner, or the operator on the host, who says why. */
export type TokenActor =
  | { readonly kind: 'owner'; readonly identityId: IdentityId; readonly employerId: PartyId }
  | { readonly kind: 'host'; readonly reason: string }

interface ToldToken {
  readonly tag: 'ACCESS_TOKEN_CREATED' | 'ACCESS_TOKEN_REVOKED'
  readonly tokenId: AccessTokenId
  /** The organisation for which it counts. */
  readonly partyId: PartyId
  /** As its owner called it, which may name somebody. */
  readonly name: string
  readonly privileges: readonly PrivilegeType[]
}

/** Notes in the organisation's log that a token came or went. */
export function recordToken(tx: Transaction, by: TokenActor, { tag, tokenId, partyId, name, privileges }: ToldToken): Promise<void> {
  const [before, after] = tag === 'ACCESS_TOKEN_CREATED' ? [null, name] : [name, null]
  const named: FieldChange = { field: 'name', before, after, isPersonal: true }
  const token = { tag, ownerId: partyId, changes: [named], facts: { token: tokenId, privileges: privileges.join(' ') } }
  if (by.kind === 'owner') return recordChanges(tx, [{ ...token, actor: actorOf(by) }])
  const reason: FieldChange = { field: 'reason', before: null, after: by.reason, isPersonal: true }
  return recordChanges(tx, [{ ...token, actor: { kind: 'platform' }, changes: [named, reason], facts: { ...token.facts, breakGlass: true } }])
}
