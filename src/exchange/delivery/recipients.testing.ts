import { insertTestContactPoint } from '../../contacts/contacts.testing.ts'
import { insertTestAuthorityOrganisation, insertTestCompanyOrganisation } from '../../organisations/organisations.testing.ts'
import type { ServiceProtocol, SystemId } from '../../systems/index.ts'
import type { TestSystem } from '../../systems/systems.testing.ts'
import { insertTestSystem } from '../../systems/systems.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import type { TestMemo } from '../test-memo.testing.ts'

/** A receiver system by its endpoint; without one it fetches its post. */
export interface Endpoint {
  readonly url?: string | undefined
  readonly protocol?: ServiceProtocol
}

const receiver = ({ url, protocol }: Endpoint) => ({
  isSender: false,
  isRecipient: true,
  serviceProtocol: protocol ?? (url === undefined ? ('REST_PULL' as const) : ('REST_PUSH' as const)),
  ...(url === undefined ? {} : { endpoint: url }),
})

/** A company with its one receiver system; `to` is how it is written to. */
export const insertCompany = ({ database }: TestExchange, endpoint: Endpoint): Promise<{ readonly to: Pick<TestMemo, 'recipientId'>; readonly system: TestSystem }> =>
  database.transaction(async (tx) => {
    const { cvrNumber, organisationId } = await insertTestCompanyOrganisation(tx)
    return { to: { recipientId: cvrNumber }, system: await insertTestSystem(tx, { organisationId, ...receiver(endpoint) }) }
  })

export interface TestAuthority {
  readonly primary: TestSystem
  readonly second: TestSystem
  /** To the primary system, and by a contact point to the second. */
  readonly toPrimary: Pick<TestMemo, 'recipientId'>
  readonly toSecond: Pick<TestMemo, 'recipientId' | 'contactPointId'>
  readonly nameOf: (systemId: SystemId | null) => string | null
}

/** An authority with a primary system and a second one that a contact point leads to. */
export const insertAuthority = ({ database }: Pick<TestExchange, 'database'>, endpoints: { readonly primary: Endpoint; readonly second: Endpoint }): Promise<TestAuthority> =>
  database.transaction(async (tx) => {
    const { cvrNumber, organisationId } = await insertTestAuthorityOrganisation(tx)
    const primary = await insertTestSystem(tx, { organisationId, name: 'primary', ...receiver(endpoints.primary) })
    const second = await insertTestSystem(tx, { organisationId, name: 'second', ...receiver(endpoints.second) })
    const { contactPointId } = await insertTestContactPoint(tx, { organisationId, systemId: second.systemId })
    const names: Record<string, string> = { [primary.systemId]: 'primary', [second.systemId]: 'second' }
    const toPrimary = { recipientId: cvrNumber }
    return { primary, second, toPrimary, toSecond: { ...toPrimary, contactPointId }, nameOf: (systemId) => (systemId === null ? null : (names[systemId] ?? '?')) }
  })
