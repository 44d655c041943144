import { addAccessToken } from '../../src/rights/tokens/access-tokens.testing.ts'
import { addCitizen, addGrant, addIdentity } from '../../src/login/login.testing.ts'
import type { TestPerson } from '../../src/login/login.testing.ts'
import { insertTestAuthorityOrganisation, insertTestCompanyOrganisation } from '../../src/organisations/organisations.testing.ts'
import type { OrganisationId } from '../../src/organisations/index.ts'
import type { PartyId, PartyKind } from '../../src/parties/index.ts'
import { ask } from '../../src/events/events.testing.ts'
import type { Database } from '../../src/platform/database/index.ts'
import type { Claimant } from '../../src/rights/authorisation.ts'
import type { PrivilegeType } from '../../src/rights/index.ts'
import { privilegeTypes } from '../../src/rights/index.ts'
import { insertTestSystem } from '../../src/systems/systems.testing.ts'
import type { Credentials } from './world.testing.ts'
import { logIn } from './world.testing.ts'

/** Somebody who calls, as the rules see him, and how he proves it: by a new login each time he is asked. */
export interface Role {
  readonly name: string
  readonly caller: 'stranger' | 'citizen' | 'employee' | 'program' | 'sender-system' | 'recipient-system' | 'sandbox-user'
  /** Of employees and their programs. */
  readonly claimant?: Claimant
  /** Rights at the own organisation, which alone count at `/drift`. */
  readonly atEmployer?: readonly PrivilegeType[]
  credentials(): Promise<Credentials>
}

interface Organisation {
  readonly partyId: PartyId
  readonly organisationId: OrganisationId
  readonly kind: PartyKind
  readonly isConnected: boolean
}

let employees = 0

/** An employee of an organisation, with rights there or elsewhere. */
export async function addOfficial(database: Database, at: { readonly partyId: PartyId }, privileges: readonly PrivilegeType[], there: { readonly partyId: PartyId } = at): Promise<TestPerson> {
  const person = await addIdentity(database, at.partyId, { name: 'Ida Prøve', rid: `RID-${employees++}` })
  for (const privilege of privileges) await addGrant(database, person, privilege, there.partyId)
  return person
}

const rightsText = (privileges: readonly PrivilegeType[]): string => (privileges.length === 0 ? 'no right' : privileges.length > 1 ? 'every right' : (privileges[0] ?? ''))

async function employeeRole(database: Database, at: Organisation, privileges: readonly PrivilegeType[]): Promise<Role> {
  const person = await addOfficial(database, at, privileges)
  const claimant = { ...at, privileges }
  return { name: `employee, ${at.isConnected ? '' : 'unconnected '}${at.kind}, ${rightsText(privileges)}`, caller: 'employee', claimant, atEmployer: privileges, credentials: () => logIn(database, person) }
}

async function programRole(database: Database, at: Organisation, privileges: readonly PrivilegeType[]): Promise<Role> {
  const person = await addOfficial(database, at, privileges)
  const headers = await addAccessToken(database, person, { privileges })
  return { name: `program, ${at.isConnected ? '' : 'unconnected '}${at.kind}, ${rightsText(privileges)}`, caller: 'program', claimant: { ...at, privileges }, credentials: () => Promise.resolve({ headers }) }
}

/** Each single right, and none. */
const single: readonly (readonly PrivilegeType[])[] = [[], ...privilegeTypes.map((privilege) => [privilege])]

/** Employees who act for another organisation than their own. */
async function guests(database: Database, own: Organisation, other: Organisation): Promise<Role[]> {
  const elsewhere = await addOfficial(database, own, privilegeTypes, other)
  const guest = await addOfficial(database, own, ['SYSTEM_MANAGER'], other)
  const gone = await addOfficial(database, own, ['PLATFORM_OPERATOR', 'SYSTEM_MANAGER'])
  const support = await addOfficial(database, own, ['SUPPORT'])
  const role = (name: string, person: TestPerson, claimant: Claimant, more: { at?: Organisation; atEmployer?: readonly PrivilegeType[] } = {}): Role => ({
    name,
    caller: 'employee',
    claimant,
    atEmployer: more.atEmployer ?? [],
    credentials: () => logIn(database, person, more.at?.partyId),
  })
  return [
    role('employee, rights at another organisation only', elsewhere, { ...own, privileges: [] }),
    role('employee acting where he has one right', guest, { ...other, privileges: ['SYSTEM_MANAGER'], isForeign: true }, { at: other }),
    role('employee acting where he has none any more', gone, { ...other, privileges: [], isForeign: true }, { at: other, atEmployer: ['PLATFORM_OPERATOR', 'SYSTEM_MANAGER'] }),
    role('System support acting elsewhere', support, { ...other, privileges: ['SYSTEM_MANAGER', 'CONTACT_ADMINISTRATOR'], isForeign: true }, { at: other, atEmployer: ['SUPPORT'] }),
  ]
}

async function narrowProgram(database: Database, at: Organisation): Promise<Role> {
  const person = await addOfficial(database, at, privilegeTypes)
  const headers = await addAccessToken(database, person, { privileges: ['MESSAGE_BASIC'] })
  return { name: 'program with less than its employee may', caller: 'program', claimant: { ...at, privileges: ['MESSAGE_BASIC'] }, credentials: () => Promise.resolve({ headers }) }
}

/** Everybody who can call, each with an organisation behind him where he needs one. */
export async function makeRoles(database: Database): Promise<Role[]> {
  const made = await database.transaction(async (tx) => ({
    authority: await insertTestAuthorityOrganisation(tx),
    company: await insertTestCompanyOrganisation(tx),
    unconnected: await insertTestAuthorityOrganisation(tx),
  }))
  await ask(database, 'UPDATE organisations SET connected_at = CASE WHEN organisation_id = $1 THEN NULL ELSE now() END', [made.unconnected.organisationId])
  const authority: Organisation = { ...made.authority, kind: 'authority', isConnected: true }
  const company: Organisation = { ...made.company, kind: 'company', isConnected: true }
  const unconnected: Organisation = { ...made.unconnected, kind: 'authority', isConnected: false }
  const systems = await database.transaction(async (tx) => ({
    sender: await insertTestSystem(tx, { organisationId: authority.organisationId }),
    receiver: await insertTestSystem(tx, { organisationId: authority.organisationId, isSender: false, isRecipient: true }),
  }))
  const citizen = await addCitizen(database)
  const nobody: Credentials = { headers: {} }
  return [
    { name: 'stranger', caller: 'stranger', credentials: () => Promise.resolve(nobody) },
    { name: 'made-up token', caller: 'stranger', credentials: () => Promise.resolve({ headers: { authorization: `Bearer brevdue_${'a'.repeat(43)}` } }) },
    { name: 'sandbox user', caller: 'sandbox-user', credentials: () => Promise.resolve({ ...nobody, isLocal: true }) },
    { name: 'citizen', caller: 'citizen', credentials: () => logIn(database, citizen) },
    { name: 'sender system', caller: 'sender-system', credentials: () => Promise.resolve({ headers: { authorization: systems.sender.authorization }, isLocal: true }) },
    { name: 'recipient system', caller: 'recipient-system', credentials: () => Promise.resolve({ headers: { authorization: systems.receiver.authorization }, isLocal: true }) },
    ...(await guests(database, company, authority)),
    await narrowProgram(database, authority),
    await employeeRole(database, unconnected, privilegeTypes),
    await programRole(database, unconnected, privilegeTypes),
    ...(await Promise.all([authority, company].flatMap((at) => single.flatMap((privileges) => [employeeRole(database, at, privileges), programRole(database, at, privileges)])))),
  ]
}
