import { machineNow } from '../../platform/clock/index.ts'
import type { Read } from '../../platform/database/index.ts'
import { findGrantee } from '../rights.queries.ts'
import type { OwnToken } from './own-tokens.queries.ts'
import { listOpenTokens } from './own-tokens.queries.ts'

/** The tokens of somebody by the name that the identity provider uses, newest first; undefined when nobody bears it. */
export async function listTokensOfLogin(on: Read, login: { readonly provider: string; readonly subject: string }): Promise<OwnToken[] | undefined> {
  const owner = await findGrantee(on, login)
  return owner && listOpenTokens(on, { identityId: owner.identityId, now: machineNow() })
}
