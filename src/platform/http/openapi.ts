import { z } from 'zod'
import type { AnswerKind, Route } from './route.ts'

type Json = Record<string, unknown>

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json // OpenAPI 3.1 names the dialect once
  return rest
}

function answerOf(kind: AnswerKind): Json {
  if ('json' in kind) return { description: 'OK', content: { 'application/json': { schema: schemaOf(kind.json, 'output') } } }
  if ('page' in kind) return { description: 'A page', content: { 'text/html': {} } }
  if ('bytes' in kind) return { description: 'Bytes', content: { [kind.bytes]: { schema: { type: 'string', format: 'binary' } } } }
  return { description: 'No content' }
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] } // of an object schema
  return Object.entries(properties).map(([name, property]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: property }))
}

function operationOf(route: Route): Json {
  const answers = Object.entries(route.answers).map(([status, kind]) => [status, answerOf(kind)])
  const body =
    route.body === undefined
      ? undefined
      : route.body === 'stream'
        ? { content: { '*/*': { schema: { type: 'string', format: 'binary' } } } }
        : { content: { 'application/json': { schema: schemaOf(route.body, 'input') } } }
  return {
    summary: route.summary,
    'x-audience': route.audience,
    ...(route.action === undefined ? {} : { 'x-action': route.action }),
    parameters: [...parametersOf(route.parameters, 'path'), ...parametersOf(route.query, 'query')],
    ...(body === undefined ? {} : { requestBody: body }),
    responses: Object.fromEntries(answers) as Json, // its keys are the statuses
    ...(route.problems === undefined ? {} : { 'x-problems': route.problems.toSorted() }),
  }
}

/** The OpenAPI 3.1 document of some routes; portal pages are left out. */
export function openApi(title: string, version: string, routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {}
  const sorted = routes.filter((route) => route.interface !== 'portal').toSorted((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`, 'en'))
  for (const route of sorted) paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) }
  return { openapi: '3.1.0', info: { title, version }, paths }
}
