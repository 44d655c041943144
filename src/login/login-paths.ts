import type { SessionServices } from './login-environment.ts'

export const loginPaths = { login: '/login', callback: '/login/callback', logout: '/logout' } as const

/** The `redirect_uri` to register with a provider. */
export const callbackUrl = ({ baseUrl }: Pick<SessionServices, 'baseUrl'>): string => `${baseUrl()}${loginPaths.callback}`

/** The `post_logout_redirect_uri` to register with a provider. */
export const afterLogoutUrl = ({ baseUrl }: Pick<SessionServices, 'baseUrl'>): string => `${baseUrl()}/`
