import { machineNow } from '../../platform/clock/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { AccessTokenId } from './access-token.ts'
import { updateRevoked } from './own-tokens.queries.ts'
import type { TokenActor } from './record-token.ts'
import { recordToken } from './record-token.ts'

interface Revocation {
  readonly tokenId: AccessTokenId
  /** Its owner, who revokes no other's; or the operator on the host. */
  readonly by: TokenActor
}

/** From the commit on the token opens nothing. `nothing`: it was revoked before, or there is no such token of the owner's. */
export async function revokeToken(tx: Transaction, { tokenId, by }: Revocation): Promise<'revoked' | 'nothing'> {
  const identityId = by.kind === 'owner' ? by.identityId : null
  const [token] = await updateRevoked(tx, { tokenId, identityId, now: machineNow() })
  if (token === undefined) return 'nothing'
  await recordToken(tx, by, { tag: 'ACCESS_TOKEN_REVOKED', ...token })
  return 'revoked'
}
