import cookies from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fastify from 'fastify'
import type { Log } from '../log/index.ts'
import { generalProblems, Problem } from '../problems/index.ts'
import { AddressRanges } from './address-ranges.ts'
import { callerOf } from './caller.ts'
import type { Caller } from './caller.ts'
import type { ClientCertificates } from './client-certificate.ts'
import { handleRoute } from './handle.ts'
import { allowHost, logRequests } from './hooks.ts'
import type { Answer, Interface, Route } from './route.ts'
import { errorMessageAnswer } from './error-message.ts'
import { securityHeaders } from './security-headers.ts'
import { sendAnswer } from './send.ts'
import type { TlsFiles } from './tls.ts'
import { tlsServerOptions } from './tls.ts'
import { refuseUnreadable } from './unreadable-request.ts'

export interface ServerOptions {
  readonly log: Log
  readonly routes: readonly Route[]
  /** Turns a problem into a page of the portal. */
  readonly problemPage: (problem: Problem, caller: Caller) => Answer
  readonly assetsDirectory?: string
  readonly contentOrigin?: string | undefined
  /** Whether an error means that something outside is away for now, such as the database: 503 instead of 500. */
  readonly isOutage?: (error: unknown) => boolean
  /** The portals are https: secure cookies, HSTS. */
  readonly secure: boolean
  /** Addresses and ranges; `faultyRanges` is empty for them. */
  readonly trustedProxies: readonly string[]
  /** The server speaks TLS and asks callers for a certificate; who shows none, or a wrong one, is refused by the routes. */
  readonly tls?: TlsFiles | undefined
  readonly clientCertificates?: ClientCertificates | undefined
  /** Host headers that are answered; anything else is refused, so that a foreign name cannot be rebound to us. Empty: any. */
  readonly allowedHosts: readonly string[]
}

/** The options, and what is made of them once for all requests. */
interface ServerContext extends ServerOptions {
  readonly proxies: AddressRanges
}

const outageSeconds = 5
const wholeRequestMs = 1_800_000
const silentLineMs = 60_000
const keepAliveMs = 65_000

/** Which error shape an unknown address gets. */
const interfaceOf = (url: string): Interface => (url.startsWith('/apis/') ? 'system' : url.startsWith('/sandbox/api/') ? 'sandbox' : /^\/(health|metrics)/.test(url) ? 'operations' : 'portal')

/** Fastify's own refusals that have a better word than that the request is not in order. */
const refusals = new Map([
  [413, generalProblems['request.too.large']],
  [414, generalProblems['not.found']],
  [415, generalProblems['content.type.not.supported']],
])

/** Fastify's own refusals (a malformed request line, a limit) carry a status. */
const statusOf = (error: unknown): number => (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500)

/** What is no problem and no refusal is a bug. */
function problemOf(error: unknown, { log, isOutage }: ServerOptions, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  if (isOutage?.(error) === true) return new Problem(generalProblems['service.unavailable'], { cause: error, retryAfterSeconds: outageSeconds })
  const status = statusOf(error)
  if (status === 429) return new Problem(generalProblems['too.many.requests'], { retryAfterSeconds: 60 })
  if (status < 500) return new Problem(refusals.get(status) ?? generalProblems['request.invalid'])
  log.error('request failed', { correlationId: request.id, route: request.routeOptions.url ?? '', error })
  return new Problem(generalProblems['internal.error'], { detail: `Correlation id ${request.id}.` })
}

function presentProblem(problem: Problem, kind: Interface, caller: Caller, options: ServerOptions): Answer {
  return kind === 'portal' ? options.problemPage(problem, caller) : errorMessageAnswer(problem, caller.path)
}

/** The operator may know why; the caller is told nothing but that he was not recognised. */
function tellOfCertificate({ certificate, correlationId }: Caller, log: Log): void {
  if (certificate?.kind === 'refused') log.info('client certificate refused', { correlationId, code: certificate.reason })
}

function register(app: FastifyInstance, route: Route, context: ServerContext): void {
  app.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    // Elsewhere HEAD would do all that GET does, such as taking a receipt off the list, and hand out nothing.
    exposeHeadRoute: route.audience === 'everybody' && route.method === 'GET',
    config: route.rateLimit === undefined ? {} : { rateLimit: { max: route.rateLimit.max, timeWindow: route.rateLimit.windowMs } },
    handler: async (request, reply) => {
      const gone = new AbortController()
      reply.raw.on('close', () => {
        if (!reply.raw.writableFinished) gone.abort()
      })
      const caller = callerOf(request, gone.signal, context)
      tellOfCertificate(caller, context.log)
      const answer = await handleRoute(route, request, caller).catch((error: unknown) =>
        presentProblem(problemOf(error, context, request), route.interface, caller, context),
      )
      return sendAnswer(reply, answer, route, context)
    },
  })
}

/** Assets are the same for ever under their names, unlike all else. */
function assetHeaders({ contentOrigin, secure }: ServerOptions): Record<string, string> {
  const { 'cache-control': _never, ...headers } = securityHeaders('portal', contentOrigin, secure)
  return headers
}

async function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, context: ServerContext): Promise<FastifyReply> {
  const kind = interfaceOf(request.url)
  const caller = callerOf(request, new AbortController().signal, context)
  return sendAnswer(reply, presentProblem(problemOf(error, context, request), kind, caller, context), { interface: kind }, context)
}

/** Fastify itself, with our limits, over http or TLS. */
function openServer(context: ServerContext): FastifyInstance {
  const { trustedProxies, proxies, tls } = context
  const app: unknown = fastify({
    logger: false,
    https: tls === undefined ? null : tlsServerOptions(tls),
    trustProxy: trustedProxies.length > 0 ? (address) => proxies.has(address) : false,
    genReqId: () => crypto.randomUUID(),
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 256 },
    exposeHeadRoutes: false,
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply, context),
    clientErrorHandler: refuseUnreadable,
    // A letter of 99.5 MB over a slow line takes minutes; a line that says nothing for a while is given up.
    requestTimeout: wholeRequestMs,
    connectionTimeout: silentLineMs,
    keepAliveTimeout: keepAliveMs,
    forceCloseConnections: 'idle',
  })
  return app as FastifyInstance // whether the server below speaks TLS makes no difference to routes
}

/** A server over the given routes: parsing, error shapes, security headers, rate limits, one log line per request. Not yet listening. */
export async function makeServer(options: ServerOptions): Promise<FastifyInstance> {
  const context = { ...options, proxies: new AddressRanges(options.trustedProxies) }
  const app = openServer(context)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  await app.register(cookies)
  await app.register(rateLimit, { global: false })
  if (options.assetsDirectory !== undefined)
    await app.register(staticFiles, { root: options.assetsDirectory, prefix: '/assets/', immutable: true, maxAge: '365d', index: false, setHeaders: (reply) => void reply.headers(assetHeaders(options)) })
  logRequests(app, options.log)
  if (options.allowedHosts.length > 0) allowHost(app, options.allowedHosts)
  for (const route of options.routes) register(app, route, context)
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, context))
  app.setNotFoundHandler((request, reply) => sendProblem(new Problem(generalProblems['not.found']), request, reply, context))
  return app
}
