import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { route } from '../platform/http/index.ts'
import { openApiDocument } from './openapi.routes.ts'

const fetchOne = route({
  method: 'GET',
  path: '/apis/v1/things/{id}',
  interface: 'system',
  audience: 'any-system',
  summary: 'One thing',
  parameters: z.object({ id: z.uuid() }),
  query: z.object({ page: z.coerce.number().int().default(0) }),
  answers: { 200: { json: z.object({ name: z.string() }) } },
  handle: () => ({ status: 200 }),
})
const page = route({ method: 'GET', path: '/post', interface: 'portal', audience: 'logged-in', summary: 'A page', answers: { 200: { page: true } }, handle: () => ({ status: 200 }) })

test('the description holds path, parameters and answers of interfaces, and no pages', () => {
  const { openapi, paths } = openApiDocument([page, fetchOne])
  assert.equal(openapi, '3.1.0')
  assert.deepEqual(Object.keys(paths as object), ['/apis/v1/things/{id}']) // the document's own shape
  const text = JSON.stringify(paths)
  assert.match(text, /"in":"path","required":true/)
  assert.match(text, /"in":"query","required":false/)
})
