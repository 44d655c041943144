/** The operator's pages. */
export const operationsPaths = { overview: '/drift', undeliverable: '/drift/undeliverable', check: '/drift/check' } as const

export const retryPath = (messageId: string): string => `/drift/emails/${messageId}/retry`
