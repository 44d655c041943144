import { ask } from '../../src/events/events.testing.ts'
import type { IdentityId } from '../../src/login/index.ts'
import type { PartyId } from '../../src/parties/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { createGroup } from '../../src/rights/groups/create-group.ts'
import { atDesk } from '../../src/rights/grants/rights-at-work.testing.ts'

/** Addresses of the rights portal at the administrator's authority. */
export interface KeptRights {
  /** Somebody of another organisation with a right of his own. */
  readonly employee: string
  readonly colleague: string
  readonly grant: string
  readonly group: string
  readonly groupRight: string
  readonly groupMember: string
}

interface Holder {
  readonly identity_id: IdentityId
  readonly party_id: PartyId
  readonly grant_id: string
}

/** Makes a group at the administrator's authority, with the supplier's employee whom the demo nation gave a right there. */
export async function keepRights(database: Database, administratorId: string): Promise<KeptRights> {
  const [administrator] = (await ask(database, 'SELECT identity_id, party_id FROM identities WHERE identity_id = $1', [administratorId])) as unknown as Holder[] // the columns just read
  if (administrator === undefined) throw new Error('The demo nation has no administrator')
  const ofOthers = 'SELECT identity_id, grant_id FROM privilege_grants JOIN identities USING (identity_id) WHERE privilege_grants.party_id = $1 AND identities.party_id <> $1 LIMIT 1'
  const [holder] = (await ask(database, ofOthers, [administrator.party_id])) as unknown as Holder[] // the columns just read
  if (holder === undefined) throw new Error('The demo nation has nobody of another organisation with a right at the authority')
  const person = { identityId: administrator.identity_id, partyId: administrator.party_id, subject: '' }
  const privileges = (['CITIZEN_SERVICE_EMPLOYEE', 'MESSAGE_LOG_ADMINISTRATOR'] as const).map((privilege) => ({ privilege, endsAt: null }))
  const groupId = await atDesk(database, person, (desk) => createGroup(desk, { name: 'Borgerservice', privileges, memberIds: [holder.identity_id] }))
  const [parts] = await ask(database, 'SELECT group_privilege_id, group_member_id FROM identity_group_privileges JOIN identity_group_members USING (group_id) WHERE group_id = $1', [groupId])
  const employee = `/rettigheder/employees/${holder.identity_id}`
  const group = `/rettigheder/groups/${groupId}`
  return {
    employee,
    colleague: `/rettigheder/employees/${administrator.identity_id}`,
    grant: `${employee}/grants/${holder.grant_id}`,
    group,
    groupRight: `${group}/rights/${String(parts?.['group_privilege_id'])}`,
    groupMember: `${group}/members/${String(parts?.['group_member_id'])}`,
  }
}
