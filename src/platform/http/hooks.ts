import type { FastifyInstance } from 'fastify'
import type { Log } from '../log/index.ts'
import { generalProblems, Problem } from '../problems/index.ts'
import { requestDuration, statusClass } from './http.metrics.ts'

/** One INFO line per request, and its duration measured, both by the route's pattern: an address as called may carry numbers. */
export function logRequests(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? '(unknown)'
    requestDuration.observe({ method: request.method, route, status: statusClass(reply.statusCode) }, reply.elapsedTime / 1_000)
    log.info('request', {
      correlationId: request.id,
      method: request.method,
      route,
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
