/** The operator's pages. */
export const operationsPaths = { overview: '/drift', undeliverable: '/drift/undeliverable', agreements: '/drift/agreements', check: '/drift/check', charts: '/drift/charts' } as const

export const retryPath = (messageId: string): string => `/drift/emails/${messageId}/retry`

/** The charts of a range; the last hour stands at the address of all. */
export const chartPath = (range: 'hour' | 'day' | 'month'): string => (range === 'hour' ? operationsPaths.charts : `${operationsPaths.charts}/${range}`)
