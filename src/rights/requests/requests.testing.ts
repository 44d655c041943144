import type { TestPerson } from '../../login/login.testing.ts'
import { addColleague, addEmployee, addGrant } from '../../login/login.testing.ts'
import type { Database } from '../../platform/database/index.ts'
import { actingAs } from '../acting.testing.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import { addProfile } from '../profile/profile.testing.ts'
import type { AccessRequestId } from './access-request.ts'
import type { AskedOrganisation } from './find-asked-organisation.ts'
import type { RequestWish, SubmitOutcome } from './submit-request.ts'
import { submitRequest } from './submit-request.ts'

export const baseUrl = 'https://post.example'

/** An organisation with two rights administrators, and a supplier's employee with a profile who wants something there. */
export interface RequestScene {
  readonly organisation: AskedOrganisation
  readonly administrator: TestPerson
  readonly second: TestPerson
  readonly supplier: TestPerson
}

export async function makeScene(database: Database): Promise<RequestScene> {
  const administrator = await addEmployee(database, { name: 'Anna Styrer', organisation: 'Prøve Kommune ApS', cvr: '99990101', rights: ['ORGANISATION_USER_ADMINISTRATOR'] })
  const second = await addColleague(database, administrator, { name: 'Bo Styrer', rid: 'RID-2' })
  await addGrant(database, second, 'ORGANISATION_USER_ADMINISTRATOR')
  const supplier = await addEmployee(database, { name: 'Ida Prøve', organisation: 'Leverandør ApS' })
  for (const [who, email] of [[administrator, 'anna@brevdue.example'], [second, 'bo@brevdue.example'], [supplier, 'ida@brevdue.example']] as const) await addProfile(database, who, email)
  return { organisation: { partyId: administrator.partyId, name: 'Prøve Kommune ApS', kind: 'company' }, administrator, second, supplier }
}

/** Somebody asks for a right without end, or for what is told. */
export async function submit(database: Database, who: TestPerson, organisation: RequestWish['organisation'], more: Partial<RequestWish> = {}): Promise<SubmitOutcome> {
  const acting = await actingAs(database, who)
  const privileges: readonly PrivilegeType[] = ['SYSTEM_MANAGER']
  return database.transaction((tx) => submitRequest(tx, { ...acting, baseUrl }, { organisation, privileges, endsAt: null, note: '', ...more }))
}

/** A request that waits for an answer. */
export async function addRequest(database: Database, who: TestPerson, organisation: RequestWish['organisation'], more: Partial<RequestWish> = {}): Promise<AccessRequestId> {
  const outcome = await submit(database, who, organisation, more)
  if (outcome.kind === 'refused') throw new Error(`The request was refused: ${outcome.why}`)
  return outcome.requestId
}
