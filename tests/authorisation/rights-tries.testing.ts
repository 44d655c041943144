import { ask } from '../../src/events/events.testing.ts'
import { addGrant } from '../../src/login/login.testing.ts'
import { insertTestCompanyOrganisation } from '../../src/organisations/organisations.testing.ts'
import { addAccessToken } from '../../src/rights/tokens/access-tokens.testing.ts'
import type { Attempt, Scene, Tries } from './acts-scene.testing.ts'

const right = 'STATISTICS_ADMINISTRATOR'
const other = 'SYSTEM_MANAGER'
const lastDay = '31.12.2030'

async function grantOf(scene: Scene): Promise<{ id: string; grantId: string }> {
  const { identityId } = await scene.colleague(right)
  return { id: identityId, grantId: await scene.find('SELECT grant_id FROM privilege_grants WHERE identity_id = $1', identityId) }
}

async function groupOf(scene: Scene): Promise<{ group: string; rightId: string; memberId: string; member: string }> {
  const { home, insert } = scene
  const { identityId: member } = await scene.colleague()
  const group = await insert("INSERT INTO identity_groups (group_id, party_id, name, created_at, changed_at) VALUES ($1, $2, $3, now(), now())", home, `Team ${member}`)
  const rightId = await insert('INSERT INTO identity_group_privileges (group_privilege_id, group_id, privilege, added_at, changed_at) VALUES ($1, $2, $3, now(), now())', group, right)
  const memberId = await insert('INSERT INTO identity_group_members (group_member_id, group_id, identity_id, added_at) VALUES ($1, $2, $3, now())', group, member)
  await insert('INSERT INTO privilege_grants (grant_id, identity_id, party_id, privilege, group_id, granted_at) VALUES ($1, $2, $3, $4, $5, now())', member, home, right, group)
  return { group, rightId, memberId, member }
}

const ofGroup = (body: Attempt['body'] = {}) => async (scene: Scene): Promise<Attempt> => ({ parameters: { id: (await groupOf(scene)).group }, body })
const ofGroupRight = (body: Attempt['body'] = {}) => async (scene: Scene): Promise<Attempt> => {
  const { group, rightId } = await groupOf(scene)
  return { parameters: { identityGroupId: group, id: rightId }, body }
}
const inGroup = async (scene: Scene, body: Attempt['body']): Promise<Attempt> => ({ parameters: { identityGroupId: (await groupOf(scene)).group }, body })
const ofGroupPage = (body: Attempt['body'] = {}) => async (scene: Scene): Promise<Attempt> => {
  const { group, rightId, memberId } = await groupOf(scene)
  return { parameters: { id: group, rightId, memberId }, body }
}

async function requestOf(scene: Scene): Promise<Attempt> {
  const asker = await scene.colleague()
  const id = await scene.insert(`INSERT INTO access_requests (request_id, identity_id, party_id, privileges, note, state, submitted_at) VALUES ($1, $2, $3, '{${right}}', '', 'SUBMITTED', now())`, asker.identityId, scene.home)
  return { parameters: { id }, as: asker }
}
const toDecide = (body: Attempt['body'] = {}) => async (scene: Scene): Promise<Attempt> => ({ parameters: (await requestOf(scene)).parameters ?? {}, body })

async function asker(scene: Scene): Promise<{ readonly as: Awaited<ReturnType<Scene['colleague']>> }> {
  const as = await scene.colleague()
  await ask(scene.database, "UPDATE identities SET profile_at = now(), email = 'bo@example.dk' WHERE identity_id = $1", [as.identityId])
  return { as }
}

async function tokenOf({ database, owner, find }: Scene): Promise<Attempt> {
  await addAccessToken(database, owner, { privileges: [right] })
  return { parameters: { id: await find('SELECT token_id FROM access_tokens WHERE identity_id = $1 ORDER BY created_at DESC, token_id LIMIT 1', owner.identityId) } }
}

const ofColleague = (body: Attempt['body'] = {}) => async (scene: Scene): Promise<Attempt> => ({ parameters: { id: (await scene.colleague()).identityId }, body })

/** Of rights, groups, employees, requests, tokens. */
export const rightsTries: Tries = {
  'POST /apis/v1/privileges/direct/': async ({ home, colleague }) => ({ body: { granteeId: (await colleague()).identityId, issuerId: home, scopeId: home, type: right } }),
  'POST /apis/v1/privileges/direct/bulk': async (scene) => {
    const { home } = scene
    const { id, grantId } = await grantOf(scene)
    return { body: { privilegesToAdd: [{ granteeId: id, issuerId: home, scopeId: home, type: other }], privilegesToRemove: [{ id: grantId, version: 0, issuerId: home }] } }
  },
  'DELETE /apis/v1/privileges/direct/{id}': async (scene) => ({ parameters: { id: (await grantOf(scene)).grantId }, body: { issuerId: scene.home } }),
  'POST /rettigheder/employees/{id}/give': ofColleague({ rights: right, step: 'give' }),
  'POST /rettigheder/employees/{id}/grants/{grantId}/end': async (scene) => ({ parameters: await grantOf(scene), body: { lastDay } }),
  'POST /rettigheder/employees/{id}/grants/{grantId}/revoke': async (scene) => ({ parameters: await grantOf(scene) }),

  'POST /apis/v1/identity-groups/': async ({ colleague }) => ({ body: { name: 'Wire', privileges: [{ type: right }], grantees: [{ identityId: (await colleague()).identityId }] } }),
  'PUT /apis/v1/identity-groups/{id}': ofGroup({ name: 'Andet navn' }),
  'DELETE /apis/v1/identity-groups/{id}': ofGroup(),
  'POST /apis/v1/identity-groups/{identityGroupId}/privileges/': (scene) => inGroup(scene, { type: other }),
  'PUT /apis/v1/identity-groups/{identityGroupId}/privileges/{id}': ofGroupRight({ type: right, activeTo: '2030-12-31' }),
  'DELETE /apis/v1/identity-groups/{identityGroupId}/privileges/{id}': ofGroupRight(),
  'POST /apis/v1/identity-groups/{identityGroupId}/grantees/': async (scene) => inGroup(scene, { identityId: (await scene.colleague()).identityId }),
  'PUT /apis/v1/identity-groups/{identityGroupId}/grantees/{id}': async (scene) => {
    const { group, memberId, member } = await groupOf(scene)
    return { parameters: { identityGroupId: group, id: memberId }, body: { identityId: member } }
  },
  'DELETE /apis/v1/identity-groups/{identityGroupId}/grantees/{id}': async (scene) => {
    const { group, memberId } = await groupOf(scene)
    return { parameters: { identityGroupId: group, id: memberId } }
  },
  'POST /rettigheder/groups/new': () => Promise.resolve({ body: { name: 'Nyt team', rights: right } }),
  'POST /rettigheder/groups/{id}/rename': ofGroupPage({ name: 'Endnu et navn' }),
  'POST /rettigheder/groups/{id}/delete': ofGroupPage(),
  'POST /rettigheder/groups/{id}/give': ofGroupPage({ rights: other }),
  'POST /rettigheder/groups/{id}/rights/{rightId}/end': ofGroupPage({ lastDay }),
  'POST /rettigheder/groups/{id}/rights/{rightId}/remove': ofGroupPage(),
  'POST /rettigheder/groups/{id}/add-members': async (scene) => ({ parameters: { id: (await groupOf(scene)).group }, body: { employees: (await scene.colleague()).identityId } }),
  'POST /rettigheder/groups/{id}/members/{memberId}/remove': ofGroupPage(),

  'PUT /apis/v1/identities/{id}': ofColleague({ alias: 'Bo' }),
  'POST /rettigheder/employees/{id}/edit': ofColleague({ alias: 'Bo' }),
  'POST /rettigheder/employees/{id}/deactivate': ofColleague(),
  'POST /rettigheder/employees/{id}/reactivate': async ({ database, colleague }) => {
    const { identityId } = await colleague()
    await ask(database, 'UPDATE identities SET deactivated_at = now() WHERE identity_id = $1', [identityId])
    return { parameters: { id: identityId } }
  },
  'POST /rettigheder/profile': async ({ colleague }) => ({ as: await colleague(), body: { email: 'bo@example.dk' } }),

  'POST /apis/v1/access-requests/': async (scene) => ({ ...(await asker(scene)), body: { requestType: 'PRIVILEGE_REQUEST', requestState: 'SUBMITTED', accessTo: { externalId: scene.world.exchange.sender.cvr, externalIdType: 'CVR' }, privileges: [right] } }),
  'PUT /apis/v1/access-requests/{id}': toDecide({ requestState: 'APPROVED' }),
  'DELETE /apis/v1/access-requests/{id}': requestOf,
  'POST /rettigheder/requests/new': async (scene) => ({ ...(await asker(scene)), body: { organisation: 'other', cvr: scene.world.exchange.sender.cvr, privileges: right } }),
  'POST /rettigheder/requests/{id}/approve': toDecide(),
  'POST /rettigheder/requests/{id}/reject': toDecide({ reason: 'Prøve' }),
  'POST /rettigheder/requests/{id}/withdraw': requestOf,

  'DELETE /apis/brevdue/v1/access-tokens/{id}': tokenOf,
  'POST /rettigheder/tokens/new': () => Promise.resolve({ body: { name: 'Nattens tal', privileges: right, days: '30' } }),
  'POST /rettigheder/tokens/{id}/revoke': tokenOf,

  'POST /admin/switch': async ({ database, home, owner }) => {
    const { partyId } = await database.transaction(insertTestCompanyOrganisation)
    await addGrant(database, owner, other, partyId)
    return { body: { partyId }, owners: [home, partyId] }
  },
}
