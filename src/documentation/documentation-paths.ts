export const documentationPaths = { guide: '/docs', containers: '/docs/containers', contacts: '/docs/contacts', errors: '/docs/errors', openApi: '/docs/openapi.json' } as const

/** The place of a code on the page of all codes. */
export const errorPath = (code: string): string => `${documentationPaths.errors}#${code}`
