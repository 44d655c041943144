import type { AddressInfo } from 'node:net'
import { documentationRoutes } from '../../documentation/index.ts'
import type { ExchangeOptions, TestExchange } from '../../exchange/exchange.testing.ts'
import { withExchange } from '../../exchange/exchange.testing.ts'
import { deliveryRoutes } from '../../exchange/index.ts'
import { nextTestCvrNumber } from '../../parties/parties.testing.ts'
import type { Settings } from '../../platform/configuration/index.ts'
import { makeServer } from '../../platform/http/index.ts'
import { jsonOf } from '../../platform/http/json-of.testing.ts'
import { openLog } from '../../platform/log/index.ts'
import { plannedStages } from '../../platform/work/index.ts'
import { frontPageRoutes, portalPage, problemPage } from '../../portals/index.ts'
import { testPortalRoutes } from '../test-portal/index.ts'
import { workshopRoutes } from '../workshop/index.ts'
import { buildNation, insertNation, sandboxNationRoutes } from '../nation/index.ts'
import type { Nation } from '../nation/index.ts'
import { mountReceivers } from '../receivers/index.ts'
import { admitToSandbox, readDemonstration, readGuideExample, sandboxRoutes } from './index.ts'

type TestSettings = Pick<Settings, 'BREVDUE_MODE' | 'BREVDUE_SANDBOX_ALLOW' | 'PUBLIC_URL' | 'SUPPORT_PHONE' | 'SUPPORT_EMAIL' | 'SESSION_IDLE_MS' | 'SESSION_ABSOLUTE_MS'>

const defaultSettings: TestSettings = {
  BREVDUE_MODE: 'sandbox',
  BREVDUE_SANDBOX_ALLOW: '',
  PUBLIC_URL: undefined,
  SUPPORT_PHONE: '+45 33 92 52 00',
  SUPPORT_EMAIL: 'hjaelp@example.dk',
  SESSION_IDLE_MS: 1_800_000,
  SESSION_ABSOLUTE_MS: 28_800_000,
}

// The demo nation has the first numbers of the range for tests: the exchange's own sender must not take one of them.
for (let taken = 0; taken < 2_000; taken++) nextTestCvrNumber()

const wakeAllOf = (wakeBus: TestExchange['wakeBus']) => (): void => {
  for (const stage of plannedStages()) wakeBus.wake(stage)
}

const notReset = { demoNation: false, afterReset: () => Promise.resolve() }

/** A sandbox on a real server, over a running exchange. */
export interface TestSandbox {
  readonly exchange: TestExchange
  readonly url: string
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, body: Record<string, unknown>, headers?: Record<string, string>): Promise<Response>
  /** The JSON of an API call. */
  json<Expected>(path: string): Promise<Expected>
  /** A page's HTML in Danish, or in the language told. */
  page(path: string, language?: 'da' | 'en'): Promise<string>
  /** Puts the demo nation in. */
  seed(): Promise<Nation>
}

/** A field with several values comes several times. */
const formBody = (body: Record<string, unknown>): string =>
  new URLSearchParams(Object.entries(body).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one)]))).toString()

/** Runs a test against the pages and the API of a sandbox. */
export const withSandbox = (work: (sandbox: TestSandbox) => Promise<void>, settings: Partial<TestSettings> = {}, options: ExchangeOptions = {}): Promise<void> =>
  withExchange(async (exchange) => {
    const { database, contentStore, intakeWriter, wakeBus } = exchange
    const chosen = { ...defaultSettings, ...settings }
    let url = ''
    const services = {
      database,
      settings: chosen,
      frame: portalPage(chosen),
      baseUrl: () => url,
      systemUrl: () => url,
      clock: { database, dueSources: [], wakeAll: wakeAllOf(wakeBus), drainTimeoutMs: 20_000 },
      intake: { database, contentStore, intakeWriter, maxLetterBytes: 99_500_000 },
      tokenSecret: 'secret',
      log: openLog('silent'),
      localUrl: () => url,
      ...notReset,
      sftp: () => ({ port: 2222, keyFile: '/data/sandbox-sftp-key' }),
    }
    const routes = [
      ...frontPageRoutes({ ...services, demonstrationFor: (caller, language) => readDemonstration(services, caller, language) }),
      ...sandboxRoutes(services),
      ...workshopRoutes(services),
      ...testPortalRoutes(services),
      ...(chosen.BREVDUE_MODE === 'sandbox' ? sandboxNationRoutes({ ...services, admit: (caller) => admitToSandbox(chosen, caller), loginUrl: (id) => `${url}/login/${id}` }) : []),
      ...deliveryRoutes({ database, contentStore, mode: 'sandbox' }),
      ...documentationRoutes({ ...services, exampleFor: (caller) => readGuideExample(services, caller) }),
    ]
    const app = await makeServer({ log: openLog('silent'), routes, problemPage: problemPage(chosen), secure: false, trustedProxies: [], allowedHosts: [] })
    mountReceivers(app, { ...services, admit: (caller) => admitToSandbox(chosen, caller) })
    await app.listen({ host: '127.0.0.1', port: 0 })
    url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` // a TCP server
    const get: TestSandbox['get'] = (path, headers = {}) => fetch(`${url}${path}`, { headers, redirect: 'manual' })
    try {
      await work({
        exchange,
        url,
        get,
        post: (path, body, headers = {}) =>
          fetch(`${url}${path}`, {
            method: 'POST',
            redirect: 'manual',
            headers: { 'content-type': path.includes('/api/') ? 'application/json' : 'application/x-www-form-urlencoded', ...headers },
            body: path.includes('/api/') ? JSON.stringify(body) : formBody(body),
          }),
        json: (path) => jsonOf(get(path)),
        page: async (path, language = 'da') => (await get(path, { 'accept-language': language })).text(),
        seed: () =>
          database.transaction(async (tx) => {
            const nation = buildNation('brevdue', tx.now, { persons: 15, companies: 8, authorities: 8 })
            await insertNation(tx, nation, services.tokenSecret)
            return nation
          }),
      })
    } finally {
      await app.close()
    }
  }, options)
