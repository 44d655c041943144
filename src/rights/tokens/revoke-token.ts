import type { EventActor } from '../../events/index.ts'
import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { machineNow } from '../../platform/clock/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { AccessTokenId } from './access-token.ts'
import { updateRevoked } from './own-tokens.queries.ts'
import { recordToken } from './record-token.ts'

interface Revocation {
  readonly tokenId: AccessTokenId
  /** Whose token it is. */
  readonly identityId: IdentityId
  readonly actor: EventActor
  readonly employerId?: PartyId
}

/** From the commit on the token opens nothing. `nothing`: it was revoked before, or the employee has no such token. */
export async function revokeToken(tx: Transaction, { tokenId, identityId, ...by }: Revocation): Promise<'revoked' | 'nothing'> {
  const [token] = await updateRevoked(tx, { tokenId, identityId, now: machineNow() })
  if (token === undefined) return 'nothing'
  await recordToken(tx, { tag: 'ACCESS_TOKEN_REVOKED', ...by, ...token })
  return 'revoked'
}
