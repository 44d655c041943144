import assert from 'node:assert/strict'
import { insertTestAuthorityOrganisation } from '../organisations/organisations.testing.ts'
import type { Instant } from '../platform/clock/index.ts'
import type { Database, Transaction } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import type { Route } from '../platform/http/index.ts'
import { makeServer } from '../platform/http/index.ts'
import { openLog } from '../platform/log/index.ts'
import { endpointFault } from '../platform/outbound/index.ts'
import type { Contact } from './contact.ts'
import { insertTestSystem } from '../systems/systems.testing.ts'
import type { AskingSystem, ContactLookup, RecordLookups } from './contact-lookup.ts'
import { contactRoutes } from './contacts.routes.ts'
import { subscriptionRoutes } from './subscriptions/contact-subscriptions.routes.ts'

export interface FoundContacts {
  readonly totalElements: number
  readonly totalPages: number
  readonly elementsOnPage: number
  readonly next?: string
  readonly contacts: readonly Contact[]
}

export interface TestAnswer {
  readonly status: number
  readonly body: unknown
}

/** One call of `/apis/v1/contacts/…`; `body` as JSON unless it is a text. */
export type Get = (path: string, body?: unknown) => Promise<TestAnswer>

export interface RegisterScene<Made> {
  readonly database: Database
  readonly get: Get
  /** A call of any route of the register, by its whole path. */
  readonly call: (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, more?: { body?: unknown; headers?: Record<string, string> }) => Promise<TestAnswer>
  readonly made: Made
  readonly now: Instant
  readonly lookups: ContactLookup[]
  readonly caller: AskingSystem
}

export const found = ({ status, body }: TestAnswer): FoundContacts => {
  assert.equal(status, 200, JSON.stringify(body))
  return body as FoundContacts // the schema checked it
}

/** The fields that an answer names as wrong. */
export function wrongFields({ status, body }: TestAnswer): string[] {
  assert.equal(status, 400, JSON.stringify(body))
  return (body as { fieldErrors: { field: string }[] }).fieldErrors.map(({ field }) => field) // the wire's ErrorMessage
}

/** By the rules of outbound calls in a sandbox. */
export const notificationUrlFault = (url: string): string | undefined => endpointFault(url, { mode: 'sandbox', allowedRanges: [] })?.detail

/** A server over some routes that answers JSON. */
export const serverOf = (routes: readonly Route[]) =>
  makeServer({ log: openLog('silent'), routes, problemPage: () => assert.fail('no page'), secure: false, trustedProxies: [], allowedHosts: [] })

/** The contact register behind a server, called by a municipality. */
export function withRegister<Made>(
  make: (tx: Transaction) => Promise<Made>,
  work: (scene: RegisterScene<Made>) => Promise<void>,
  record: RecordLookups = () => Promise.resolve(),
): Promise<void> {
  return withTestDatabase(async (database) => {
    const { made, now, system } = await database.transaction(async (tx) => {
      const { organisationId, partyId } = await insertTestAuthorityOrganisation(tx)
      const { systemId } = await insertTestSystem(tx, { organisationId })
      const system: AskingSystem = { systemId, organisationPartyId: partyId, organisationType: 'AUTHORITY' }
      return { made: await make(tx), now: tx.now, system }
    })
    const lookups: ContactLookup[] = []
    const recordLookups: RecordLookups = async (tx, recorded) => {
      lookups.push(...recorded)
      await record(tx, recorded)
    }
    const services = { database, authenticateSender: async () => system, recordLookups, notificationUrlFault }
    const app = await serverOf([...contactRoutes(services), ...subscriptionRoutes(services)])
    const call: RegisterScene<Made>['call'] = async (method, url, { body, headers } = {}) => {
      const payload = body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }
      const answer = await app.inject({ method, url, headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...payload })
      return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json<unknown>() }
    }
    const get: Get = (path, body) => call('GET', `/apis/v1/contacts/${path}`, { body })
    await work({ database, call, get, made, now, lookups, caller: system })
    await app.close()
  })
}
