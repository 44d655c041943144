import { rightsPaths } from '../portal/rights-paths.ts'
import type { AccessTokenId } from './access-token.ts'

/** The form with which one makes a token. */
export const newTokenPath = `${rightsPaths.tokens}/new`

/** The question before a token is revoked. */
export const revokeTokenPath = (tokenId: AccessTokenId | '{id}'): string => `${rightsPaths.tokens}/${tokenId}/revoke`
