import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { readBody } from './body.ts'
import type { Caller } from './caller.ts'
import { parseBy } from './parse.ts'
import type { Answer, Route } from './route.ts'

async function bodyOf(route: Route, request: FastifyRequest): Promise<unknown> {
  if (route.body === undefined) return undefined
  const stream = (request.body ?? request.raw) as Readable // the only content parser hands the stream on
  if (route.body === 'stream') return stream
  return parseBy(route.body, await readBody(stream, request.headers['content-type']), 'body')
}

/** An answer that its own schema refuses is a bug of ours, not the caller's: it is thrown, never sent. */
function checkAnswer(route: Route, answer: Answer): Answer {
  const kind = route.answers[answer.status]
  if (kind === undefined) throw new Error(`${route.method} ${route.path} answers ${answer.status}, which it does not declare`)
  if (!('json' in kind)) return answer
  const parsed = kind.json.safeParse(answer.body)
  if (!parsed.success) throw new Error(`${route.method} ${route.path} answers a body that its schema refuses: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`)
  return { ...answer, body: parsed.data }
}

/** Parses, calls, checks the answer. */
export async function handleRoute(route: Route, request: FastifyRequest, caller: Caller): Promise<Answer> {
  const parameters = parseBy(route.parameters, request.params, 'path')
  const query = parseBy(route.query, request.query, 'query')
  const body = await bodyOf(route, request)
  return checkAnswer(route, await route.handle({ parameters, query, body, caller }))
}
