import type { FastifyInstance } from 'fastify'
import type { Log } from '../log/index.ts'
import { generalProblems, Problem } from '../problems/index.ts'

/** One INFO line per request, with the route's pattern: an address as called may carry numbers. */
export function logRequests(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', (request, reply, done) => {
    log.info('request', {
      correlationId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? '(unknown)',
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime * 10) / 10,
    })
    done()
  })
}

/** Refuses foreign Host headers (DNS rebinding). */
export function allowHost(app: FastifyInstance, hosts: readonly string[]): void {
  const allowed = new Set(hosts.map((host) => host.toLowerCase()))
  app.addHook('onRequest', async (request) => {
    if (!allowed.has(request.hostname.toLowerCase())) throw new Problem(generalProblems['not.found'])
  })
}
