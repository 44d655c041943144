import { loginAddressOf } from '../identity-provider/index.ts'
import { sandboxPaths } from '../portal/index.ts'
import type { IdentityWish } from './identity-wish.ts'

export const testPortalPath = sandboxPaths.testPortal

/** The form for one kind. */
export const formPath = (kind: IdentityWish['kind'] | '{kind}'): string => `${testPortalPath}/new/${kind}`

/** Logs in without a form and goes on. */
export const loginLink = (identityId: string, to: string): string => loginAddressOf('', identityId, to)
