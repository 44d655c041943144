import type { Route } from '../../src/platform/http/index.ts'
import { uuidV7 } from '../../src/platform/crypto/index.ts'
import type { Example } from './examples.ts'
import { examples } from './examples.ts'
import type { Fate } from './expected.ts'
import type { Credentials, World } from './world.testing.ts'

export const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`

export const parameterNames = ({ path }: Pick<Route, 'path'>): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

/** Of no thing that there is. */
const nobodysId = uuidV7(Date.UTC(2020, 0, 1))

interface Request {
  readonly parameters: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: Record<string, unknown>
}

function requestOf(route: Route, { parameters = {}, query = {}, body = {} }: Example): Request {
  return { parameters: { ...Object.fromEntries(parameterNames(route).map((name) => [name, nobodysId])), ...parameters }, query, body: { ...(isForm(route) ? { version: '0' } : {}), ...(body as Record<string, unknown>) } } // an example's
}

/** What of an example the route does not understand; nothing when it is a good one. */
export function faultsOf(route: Route): string[] {
  const { parameters, query, body } = requestOf(route, examples[nameOf(route)] ?? {})
  const parts = [['parameters', route.parameters, parameters], ['query', route.query, query], ['body', route.body === 'stream' ? undefined : route.body, { csrf: '', ...body }]] as const
  return parts.flatMap(([part, schema, value]) => {
    const parsed = schema?.safeParse(part === 'body' && !isForm(route) ? body : value)
    return parsed === undefined || parsed.success ? [] : [`${nameOf(route)}: ${part}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`]
  })
}

const isForm = ({ interface: side }: Route): boolean => side === 'portal'

function payloadOf(route: Route, { body }: Request, { csrf = '' }: Pick<Credentials, 'csrf'>): string {
  return isForm(route) ? new URLSearchParams({ csrf, ...(body as Record<string, string>) }).toString() : JSON.stringify(body) // a form's fields are texts
}

const contentTypeOf = (route: Route): string => (isForm(route) ? 'application/x-www-form-urlencoded' : 'application/json')

interface Sent {
  readonly contentType: string
  readonly payload: string | Buffer
}

async function sentBy(route: Route, example: Example, request: Request, credentials: Pick<Credentials, 'csrf'>): Promise<Sent> {
  if (example.form === undefined) return { contentType: example.contentType ?? contentTypeOf(route), payload: payloadOf(route, request, credentials) }
  const encoded = new Response(example.form(credentials.csrf ?? ''))
  return { contentType: encoded.headers.get('content-type') ?? '', payload: Buffer.from(await encoded.arrayBuffer()) }
}

let callers = 0

/** Each call comes from an address of its own, so that no limit of calls is met. */
const nextAddress = (): string => `198.18.${Math.floor(callers / 250) % 250}.${1 + (callers++ % 250)}`

/** Calls a route as somebody; the example's values may be replaced. */
export async function call({ app }: Pick<World, 'app'>, route: Route, { headers, ...credentials }: Credentials, more: Example = {}) {
  const example = { ...examples[nameOf(route)], ...more }
  const request = requestOf(route, example)
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(request.parameters[name] ?? ''))
  const query = new URLSearchParams(request.query).toString()
  const sent = route.body === undefined ? undefined : await sentBy(route, example, request, credentials)
  return app.inject({
    method: route.method,
    url: query === '' ? path : `${path}?${query}`,
    remoteAddress: credentials.isLocal === true ? '127.0.0.1' : nextAddress(),
    headers: { host: 'localhost', accept: 'text/html', ...headers, ...(sent && { 'content-type': sent.contentType }) },
    ...(sent && { payload: sent.payload }),
  })
}

/** What became of a call. Throws when the program failed; an identity provider that is away (503) is none of its faults. */
export function fateOf({ statusCode, headers }: Awaited<ReturnType<typeof call>>): Fate {
  if (statusCode === 500) throw new Error('answers 500')
  if (statusCode === 401 || (statusCode === 303 && String(headers.location).startsWith('/login'))) return 'login'
  return statusCode === 403 ? 'refused' : 'in'
}
