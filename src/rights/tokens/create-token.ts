import { after, machineNow } from '../../platform/clock/index.ts'
import type { MachineTime } from '../../platform/clock/index.ts'
import { sha256, uuidV7 } from '../../platform/crypto/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { Acting } from '../acting.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import { claimProfile } from '../profile/profile.queries.ts'
import type { AccessToken, AccessTokenId } from './access-token.ts'
import { maxOpenTokens, newAccessToken } from './access-token.ts'
import type { OwnToken } from './own-tokens.queries.ts'
import { insertAccessToken, listOpenTokens, updateTokenSecret } from './own-tokens.queries.ts'
import { recordToken } from './record-token.ts'

export interface TokenWish {
  /** What its owner tells it by, 1 to 100 characters; no two of his open ones have the same. */
  readonly name: string
  /** Of those that he holds for the organisation acted for; none of them: what everybody may. */
  readonly privileges: readonly PrivilegeType[]
  /** One of `tokenDays`. */
  readonly days: number
}

export type CreateRefusal = 'name-taken' | 'right-not-held' | 'too-many'

export type CreateOutcome =
  /** The token is shown now and never again: only its hash is kept. */
  | { readonly kind: 'created'; readonly token: AccessToken; readonly expiresAt: MachineTime }
  | { readonly kind: 'refused'; readonly why: CreateRefusal }

const dayMs = 86_400_000

/** A second click comes sooner, a second thought later. */
const doubleClickMs = 10_000

/** Whether this is the token of a click before, whose answer nobody saw. */
const isUnseen = ({ createdAt, lastUsedAt, partyId, privileges }: OwnToken, { organisation }: Acting, wish: readonly PrivilegeType[], now: MachineTime): boolean =>
  lastUsedAt === null && now - createdAt < doubleClickMs && partyId === organisation.partyId && privileges.join() === wish.join()

/**
 * Makes a token with which a program acts as the employee, for the organisation acted for, with some of the rights that he has there. His
 * profile is locked meanwhile. A double click makes one token: the second answer carries another secret for it, since the first was not seen.
 */
export async function createToken(tx: Transaction, acting: Acting, { name, days, ...wish }: TokenWish): Promise<CreateOutcome> {
  const { identityId, organisation: { partyId } } = acting
  const privileges = [...new Set(wish.privileges)].toSorted()
  if (!privileges.every((privilege) => acting.privileges.includes(privilege))) return { kind: 'refused', why: 'right-not-held' }
  await claimProfile(tx, { identityId })
  const now = machineNow()
  const open = await listOpenTokens(tx, { identityId, now })
  const token = newAccessToken()
  const tokenSha256 = sha256(token)
  const namesake = open.find((other) => other.name === name)
  if (namesake !== undefined && isUnseen(namesake, acting, privileges, now)) {
    await updateTokenSecret(tx, { tokenId: namesake.tokenId, tokenSha256 })
    return { kind: 'created', token, expiresAt: namesake.expiresAt }
  }
  if (namesake !== undefined) return { kind: 'refused', why: 'name-taken' }
  if (open.length >= maxOpenTokens) return { kind: 'refused', why: 'too-many' }
  const tokenId = uuidV7(tx.now) as AccessTokenId // branding
  const expiresAt = after(now, days * dayMs)
  await insertAccessToken(tx, { tokenId, tokenSha256, identityId, partyId, name, privileges, now, expiresAt })
  await recordToken(tx, { kind: 'owner', ...acting }, { tag: 'ACCESS_TOKEN_CREATED', tokenId, partyId, name, privileges })
  return { kind: 'created', token, expiresAt }
}
