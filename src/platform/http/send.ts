import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Answer, Interface, Route } from './route.ts'
import { securityHeaders } from './security-headers.ts'

export interface SendOptions {
  readonly contentOrigin?: string | undefined
  readonly secure: boolean
}

function contentType(answer: Answer, route: Partial<Route>): string | undefined {
  const kind = route.answers?.[answer.status]
  if (kind !== undefined && 'bytes' in kind) return kind.bytes
  if (typeof answer.body === 'string') return 'text/html; charset=utf-8'
  return answer.body === undefined ? undefined : 'application/json; charset=utf-8'
}

function payload(answer: Answer): string | Buffer | Readable | undefined {
  const { body } = answer
  if (body === undefined || typeof body === 'string') return body ?? ''
  if (body instanceof Readable) return body
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  return JSON.stringify(body)
}

/** Writes an answer with the security headers of its interface. */
export function sendAnswer(reply: FastifyReply, answer: Answer, route: Partial<Route> & { interface: Interface }, options: SendOptions): FastifyReply {
  const type = contentType(answer, route)
  reply.code(answer.status).headers(securityHeaders(route.interface, options.contentOrigin, options.secure))
  if (type !== undefined) reply.header('content-type', type)
  for (const [name, value] of Object.entries(answer.headers ?? {})) reply.header(name, value)
  return reply.send(payload(answer))
}
