import type { PartyId } from '../parties/index.ts'
import { machineNow } from '../platform/clock/index.ts'
import { uuidV4 } from '../platform/crypto/index.ts'
import type { Database } from '../platform/database/index.ts'
import { sessionCookie } from './cookies.ts'
import type { IdentityId } from './session.ts'
import { startSession } from './start-session.ts'

export interface TestPerson {
  readonly identityId: IdentityId
  readonly partyId: PartyId
  readonly subject: string
}

export interface TestPersonFacts {
  readonly name?: string
  readonly provider?: string
  readonly cpr?: string
}

export interface TestEmployeeFacts extends TestPersonFacts {
  readonly organisation?: string
  readonly cvr?: string
  readonly rid?: string
  readonly rights?: readonly string[]
}

/** The default session settings, and a portal on http. */
export const testSettings = { SESSION_IDLE_MS: 30 * 60_000, SESSION_ABSOLUTE_MS: 8 * 3_600_000 }

async function addParty(database: Database, kind: string, name: string): Promise<PartyId> {
  const partyId = uuidV4() as PartyId // branding
  await database.transaction((tx) =>
    tx.client.query('INSERT INTO parties (party_id, kind, name, created_at, updated_at) VALUES ($1, $2, $3, now(), now())', [partyId, kind, name]),
  )
  return partyId
}

async function addNumber(database: Database, partyId: PartyId, type: 'CPR' | 'CVR', number: string | undefined): Promise<void> {
  if (number === undefined) return
  const insert = "INSERT INTO party_numbers (party_id, number_type, number, valid_from) VALUES ($1, $2, $3, '2000-01-01')"
  await database.transaction((tx) => tx.client.query(insert, [partyId, type, number]))
}

/** A login of a party that there is already: an employee's when it has a RID. */
export async function addIdentity(database: Database, partyId: PartyId, facts: TestEmployeeFacts): Promise<TestPerson> {
  const identityId = uuidV4() as IdentityId // branding
  const subject = `subject-${identityId}`
  const kind = facts.rid === undefined ? 'citizen' : 'employee'
  const insert = `INSERT INTO identities (identity_id, kind, party_id, name, rid, provider, subject, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, now())`
  const values = [identityId, kind, partyId, facts.name ?? 'Ida Prøve', facts.rid ?? null, facts.provider ?? 'sandbox', subject]
  await database.transaction((tx) => tx.client.query(insert, values))
  return { identityId, partyId, subject }
}

/** A citizen with an identity. */
export async function addCitizen(database: Database, facts: TestPersonFacts = {}): Promise<TestPerson> {
  const partyId = await addParty(database, 'person', facts.name ?? 'Ida Prøve')
  await addNumber(database, partyId, 'CPR', facts.cpr)
  return addIdentity(database, partyId, facts)
}

/** An employee of a company of its own, with rights there. */
export async function addEmployee(database: Database, facts: TestEmployeeFacts = {}): Promise<TestPerson> {
  const partyId = await addParty(database, 'company', facts.organisation ?? 'Prøve & Søn ApS')
  await addNumber(database, partyId, 'CVR', facts.cvr)
  const employee = await addIdentity(database, partyId, { ...facts, rid: facts.rid ?? 'RID-1' })
  for (const right of facts.rights ?? []) await addGrant(database, employee, right)
  return employee
}

/** Another employee of the same organisation. */
export const addColleague = (database: Database, { partyId }: TestPerson, facts: { name: string; rid: string }): Promise<TestPerson> =>
  addIdentity(database, partyId, facts)

/** A right at the employee's own organisation, or at another one. */
export async function addGrant(database: Database, employee: TestPerson, privilege: string, partyId = employee.partyId): Promise<void> {
  const insert = "INSERT INTO privilege_grants (grant_id, identity_id, party_id, privilege, granted_at) VALUES ($1, $2, $3, $4, '2020-01-01')"
  await database.transaction((tx) => tx.client.query(insert, [uuidV4(), employee.identityId, partyId, privilege]))
}

/** Lets every session age, as if its last request and its start had been so much earlier. */
export async function ageSessions(database: Database, { idleMs = 0, ageMs = 0 }: { idleMs?: number; ageMs?: number }): Promise<void> {
  const update = `UPDATE sessions SET last_seen_at = last_seen_at - $1 * interval '1 ms', expires_at = expires_at - $2 * interval '1 ms'`
  await database.transaction((tx) => tx.client.query(update, [idleMs, ageMs]))
}

/** Milliseconds since a session's last recorded request. */
export async function sinceLastSeenMs(database: Database): Promise<number> {
  const { rows } = await database.read((on) => on.client.query<{ last_seen_at: number }>('SELECT last_seen_at FROM sessions'))
  return machineNow() - (rows[0]?.last_seen_at ?? 0)
}

/** Logs a person in without the provider, acting for the own organisation unless told; answers the header that a browser would then send. */
export async function addSession(database: Database, { identityId }: Pick<TestPerson, 'identityId'>, actingFor?: PartyId): Promise<{ cookie: string }> {
  const session = { identityId, levelOfAssurance: 'substantial', replacing: undefined, ...(actingFor === undefined ? {} : { actingFor }) } as const
  const token = await database.transaction((tx) => startSession(tx, testSettings, session))
  return { cookie: `${sessionCookie({ baseUrl: () => 'http://127.0.0.1' }).name}=${token}` }
}
