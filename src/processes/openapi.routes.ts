import { z } from 'zod'
import type { Route } from '../platform/http/index.ts'
import { openApi, route } from '../platform/http/index.ts'

/** Its version changes only when the wire does. */
export const openApiDocument = (routes: readonly Route[]): Record<string, unknown> => openApi('Brevdue', '1', routes)

/** The description of every interface for programs; pages are left out of it, and so is this address. */
export const openApiRoute = (routes: () => readonly Route[]): Route =>
  route({
    method: 'GET',
    path: '/docs/openapi.json',
    interface: 'portal',
    audience: 'everybody',
    summary: 'OpenAPI 3.1 of every interface',
    answers: { 200: { json: z.record(z.string(), z.unknown()) } },
    handle: () => ({ status: 200, body: openApiDocument(routes()) }),
  })
