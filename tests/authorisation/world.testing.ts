import type { FastifyInstance } from 'fastify'
import type { TestExchange } from '../../src/exchange/exchange.testing.ts'
import { withExchange } from '../../src/exchange/exchange.testing.ts'
import type { TestPerson } from '../../src/login/login.testing.ts'
import { addSession } from '../../src/login/login.testing.ts'
import { derivedFrom, isSessionToken } from '../../src/login/session-token.ts'
import type { PartyId } from '../../src/parties/index.ts'
import { readConfiguration } from '../../src/platform/configuration/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import type { Route } from '../../src/platform/http/index.ts'
import { openLog } from '../../src/platform/log/index.ts'
import { buildServer } from '../../src/processes/listen.ts'
import { allRoutes } from '../../src/processes/routes.ts'
import type { Runtime } from '../../src/processes/runtime.ts'
import { withoutResets } from '../../src/sandbox/letters/reset-sandbox.testing.ts'

/** The whole program on one server, with nobody listening: requests are handed in. */
export interface World {
  readonly exchange: TestExchange
  readonly routes: readonly Route[]
  readonly app: FastifyInstance
}

/** What a caller sends to say who he is, and what his forms bear. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string>>
  readonly csrf?: string
  /** A program or browser on this machine. */
  readonly isLocal?: boolean
}

function runtimeOf({ database, databaseUrl, contentStore, outbound }: TestExchange): Runtime {
  const settings = readConfiguration({ DATABASE_URL: databaseUrl })
  const close = (): Promise<void> => Promise.resolve()
  return { settings, log: openLog('silent'), databaseUrl, database, contentStore, scanner: undefined, outbound, sandboxSecret: Buffer.alloc(32), dataDirectory: '', close }
}

/** Runs a test against every route of a sandbox. */
export const withWorld = (work: (world: World) => Promise<void>): Promise<void> =>
  withExchange(async (exchange) => {
    const runtime = runtimeOf(exchange)
    const url = (): string => 'http://localhost'
    const routes = allRoutes({ runtime, intakeWriter: exchange.intakeWriter, wakeBus: exchange.wakeBus, baseUrl: url, systemUrl: url, localUrl: url })
    const app = await buildServer(runtime, routes)
    try {
      // A reset would take away whoever calls.
      await withoutResets(runtime.database, () => work({ exchange, routes, app }))
    } finally {
      await app.close()
    }
  })

/** A new login of somebody, and the token of its forms. */
export async function logIn(database: Database, person: TestPerson, actingFor?: PartyId): Promise<Credentials> {
  const { cookie } = await addSession(database, person, actingFor)
  const token = cookie.slice(cookie.indexOf('=') + 1)
  if (!isSessionToken(token)) throw new Error('The cookie bears no session token')
  return { headers: { cookie }, csrf: derivedFrom(token, 'csrf').toString('base64url') }
}
