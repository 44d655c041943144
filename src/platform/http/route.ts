import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { ProblemCode } from '../problems/index.ts'
import type { Caller } from './caller.ts'

/** Which listener and error shape a route belongs to: portal answers pages, system and sandbox answer the wire's ErrorMessage. */
export type Interface = 'portal' | 'system' | 'sandbox' | 'operations'

/** Who may call, as the authorisation table and the documentation name them. */
export type Audience =
  | 'everybody'
  | 'citizen'
  | 'employee'
  | 'logged-in'
  | 'sender-system'
  | 'recipient-system'
  | 'any-system'
  | 'sandbox-user'
  | 'operator'

/** What a status answers: a JSON schema, a page, bytes of a media type, or nothing. */
export type AnswerKind = { readonly json: z.ZodType } | { readonly page: true } | { readonly bytes: string } | { readonly empty: true }

export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
}

export interface Call<Parameters, Query, Body> {
  readonly parameters: Parameters
  readonly query: Query
  /** Parsed by the schema; a Readable when the route takes a stream. */
  readonly body: Body
  readonly caller: Caller
}

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined
type BodyOf<Body> = Body extends 'stream' ? Readable : Output<Body>

export interface RateLimit {
  readonly max: number
  readonly windowMs: number
}

export interface RouteDefinition<P, Q, B> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** `/apis/v1/receipts/{id}`; the trailing slash is significant, as on the wire. */
  readonly path: string
  readonly interface: Interface
  readonly audience: Audience
  /** What is done, by the name that the authorisation table of the domain gives it; absent where the audience says all. */
  readonly action?: string
  readonly summary: string
  readonly parameters?: P
  readonly query?: Q
  /** A schema for JSON or form fields, or 'stream' for the raw bytes. */
  readonly body?: B
  readonly answers: Readonly<Record<number, AnswerKind>>
  readonly problems?: readonly ProblemCode[]
  readonly rateLimit?: RateLimit
  readonly handle: (call: Call<Output<P>, Output<Q>, BodyOf<B>>) => Promise<Answer> | Answer
}

/** A route with its generics erased: what servers, OpenAPI and tests go through. */
export interface Route extends Omit<RouteDefinition<unknown, unknown, unknown>, 'handle' | 'parameters' | 'query' | 'body'> {
  readonly parameters?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType | 'stream'
  readonly handle: (call: Call<unknown, unknown, unknown>) => Promise<Answer> | Answer
}

/** Declares a route; the handler sees its parameters, query and body as the schemas parsed them. */
export const route = <P extends z.ZodType | undefined = undefined, Q extends z.ZodType | undefined = undefined, B extends z.ZodType | 'stream' | undefined = undefined>(
  definition: RouteDefinition<P, Q, B>,
): Route => definition as unknown as Route // the server parses with exactly these schemas before it calls the handler

/** A route that somebody must be let in to: `enter` answers who it is, or throws, before the handler sees anything. */
export interface GuardedDefinition<P, Q, B, Entered> extends Omit<RouteDefinition<P, Q, B>, 'handle'> {
  readonly enter: (caller: Caller) => Promise<Entered>
  readonly handle: (call: Call<Output<P>, Output<Q>, BodyOf<B>>, entered: Entered) => Promise<Answer> | Answer
}

/** Declares a guarded route. */
export function guardedRoute<Entered, P extends z.ZodType | undefined = undefined, Q extends z.ZodType | undefined = undefined, B extends z.ZodType | 'stream' | undefined = undefined>({
  enter,
  handle,
  ...definition
}: GuardedDefinition<P, Q, B, Entered>): Route {
  const guarded: RouteDefinition<P, Q, B> = { ...definition, handle: async (call) => handle(call, await enter(call.caller)) }
  return route(guarded)
}

/** A page as the answer to a GET, or to a POST that must be shown again with its faults (400). */
export const page = (html: string, status = 200): Answer => ({ status, body: html })

/** Goes elsewhere after a POST, so that a reload repeats nothing. */
export const seeOther = (location: string, headers: Answer['headers'] = {}): Answer => ({ status: 303, headers: { ...headers, location } })
