import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addEmployee } from '../../login/login.testing.ts'
import type { Database } from '../../platform/database/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { addAccessToken } from '../tokens/access-tokens.testing.ts'
import type { RightsApi } from '../wire/rights-api.testing.ts'
import { withRightsApi } from '../wire/rights-api.testing.ts'
import { addRequest, makeScene } from './requests.testing.ts'

const path = 'access-requests/'

const asked = (more: Record<string, unknown> = {}) => ({
  requestType: 'PRIVILEGE_REQUEST',
  requestState: 'SUBMITTED',
  accessTo: { externalId: '99990101', externalIdType: 'CVR' },
  privileges: ['SYSTEM_MANAGER'],
  privilegeEndDate: '2099-12-31',
  note: 'Vi skal i drift',
  ...more,
})

/** The scene with each one's program. */
async function makePrograms(database: Database, { programOf }: RightsApi) {
  const scene = await makeScene(database)
  return { ...scene, supplierProgram: await programOf(scene.supplier, []), administratorProgram: await programOf(scene.administrator), secondProgram: await programOf(scene.second) }
}

/** Runs a test with the scene and its programs. */
const withPrograms = (work: (programs: Awaited<ReturnType<typeof makePrograms>> & RightsApi & { readonly database: Database }) => Promise<void>): Promise<void> =>
  withTestDatabase((database) => withRightsApi(database, async (api) => work({ ...(await makePrograms(database, api)), ...api, database })))

test('by the API alone: asked by CVR number, seen by both, approved with the version, never twice', () =>
  withPrograms(async ({ database, organisation, supplier, administrator, supplierProgram, administratorProgram, secondProgram, programWith }) => {
    const { status, body } = await supplierProgram(path, { method: 'POST', body: asked() })
    assert.equal(status, 201)
    const { id, version, requester, accessTo, target, privileges, privilegeEndDate, privilegeEndDateTime, note } = body
    assert.deepEqual([version, privileges, privilegeEndDate, privilegeEndDateTime, note], [0, ['SYSTEM_MANAGER'], '2099-12-31', '2099-12-31T23:00:00.000Z', 'Vi skal i drift'])
    assert.deepEqual(accessTo, { identityTypeResolved: 'COMPANY', organisationIdentityId: organisation.partyId, organisationNameResolved: organisation.name, externalId: '99990101', externalIdType: 'CVR' })
    assert.deepEqual(target, { requestParticipant: requester, targetState: 'PENDING' })
    assert.deepEqual(await supplierProgram(path, { method: 'POST', body: asked({ note: 'en gang til' }) }), { status: 200, body }, 'the same request')
    assert.deepEqual(await administratorProgram(`${path}${String(id)}`), { status: 200, body })
    const approval = { ...body, requestState: 'APPROVED' }
    assert.equal((await supplierProgram(`${path}${String(id)}`, { method: 'PUT', body: approval, version: 0 })).status, 403)
    assert.equal((await administratorProgram(`${path}${String(id)}`, { method: 'PUT', body: approval })).status, 400, 'without If-Match')
    assert.equal((await administratorProgram(`${path}${String(id)}`, { method: 'PUT', body: approval, version: 3 })).status, 409)
    const approved = await administratorProgram(`${path}${String(id)}`, { method: 'PUT', body: approval, version: 0 })
    assert.deepEqual([approved.status, approved.body['requestState'], approved.body['version'], approved.body['approvedByIdentityId']], [200, 'APPROVED', 1, administrator.identityId])
    const late = await secondProgram(`${path}${String(id)}`, { method: 'PUT', body: { requestState: 'REJECTED', rejectionReason: 'Nej' }, version: 1 })
    assert.deepEqual([late.status, late.body['code']], [409, 'access.request.decided'])
    const byRight = programWith(await addAccessToken(database, supplier, { partyId: organisation.partyId, privileges: ['SYSTEM_MANAGER'] }))
    assert.equal((await byRight(path)).status, 200)
  }))

test('a search answers own requests and those to the organisation one decides for, by state and page', () =>
  withPrograms(async ({ database, organisation, supplier, administrator, supplierProgram, administratorProgram, programOf }) => {
    const ids = [await addRequest(database, supplier, organisation), await addRequest(database, supplier, organisation, { privileges: ['MESSAGE_BASIC'] }), await addRequest(database, administrator, organisation)]
    const stranger = await programOf(await addEmployee(database, { rights: ['ORGANISATION_USER_ADMINISTRATOR'] }))
    const search = async (who: typeof stranger, query = '') => {
      const { status, body } = await who(path + query)
      assert.equal(status, 200, JSON.stringify(body))
      return { ...body, ids: (body['accessRequests'] as { id: string }[]).map(({ id }) => id) } // the wire's shape
    }
    assert.deepEqual((await search(administratorProgram)).ids, ids.toReversed())
    assert.deepEqual((await search(supplierProgram)).ids, ids.slice(0, 2).toReversed())
    assert.deepEqual((await search(stranger)).ids, [])
    const first: Record<string, unknown> = await search(administratorProgram, '?size=2')
    assert.deepEqual([first['totalElements'], first['totalPages'], first['elementsOnPage'], first['ids']], [3, 2, 2, ids.slice(1).toReversed()])
    assert.deepEqual((await search(administratorProgram, `?size=2&next=${encodeURIComponent(String(first['next']))}`)).ids, ids.slice(0, 1))
    assert.deepEqual((await search(administratorProgram, '?size=2&page=1')).ids, ids.slice(0, 1))
    await supplierProgram(path + String(ids[0]), { method: 'DELETE', version: 0 })
    assert.deepEqual((await search(administratorProgram, '?requestState=REVOKED,APPROVED')).ids, ids.slice(0, 1))
    assert.equal((await administratorProgram(`${path}?colour=red`)).status, 400)
    assert.equal((await administratorProgram(`${path}?next=x`)).status, 400)
    assert.equal((await stranger(path + String(ids[1]))).status, 404)
    assert.equal((await stranger(path + String(ids[1]), { method: 'PUT', body: { requestState: 'APPROVED' }, version: 0 })).status, 404)
    assert.equal((await stranger(path + String(ids[1]), { method: 'DELETE', version: 0 })).status, 404)
  }))

test('what cannot be asked, decided or withdrawn says why, at the field where there is one', () =>
  withPrograms(async ({ database, organisation, supplier, administrator, supplierProgram, administratorProgram, programOf, programWith }) => {
    const requestId = await addRequest(database, supplier, organisation, { privileges: ['MESSAGE_BASIC'] })
    const own = await addRequest(database, administrator, organisation)
    const withoutProfile = await programOf(await addEmployee(database), [])
    const refusal = async (body: unknown, who = supplierProgram) => {
      const answer = await who(path, { method: 'POST', body })
      const [fault] = (answer.body['fieldErrors'] ?? []) as { field?: string }[] // the wire's ErrorMessage
      return [answer.status, fault?.field ?? answer.body['code']]
    }
    assert.deepEqual(await refusal(asked({ accessTo: { externalId: '99998888' } })), [400, 'accessTo'])
    assert.deepEqual(await refusal(asked({ accessTo: {} })), [400, 'accessTo'])
    assert.deepEqual(await refusal(asked({ privileges: [] })), [400, 'privileges'])
    assert.deepEqual(await refusal(asked({ privileges: ['PLATFORM_OPERATOR'] })), [400, 'privileges.0'])
    assert.deepEqual(await refusal(asked({ requestState: 'DRAFT' })), [400, 'requestState'])
    assert.deepEqual(await refusal(asked({ requestType: 'CONNECTION_AGREEMENT_REQUEST' })), [400, 'requestType'])
    assert.deepEqual(await refusal(asked({ userGroups: [requestId] })), [400, 'userGroups.0'])
    assert.deepEqual(await refusal(asked({ note: 'x'.repeat(501) })), [400, 'note'])
    assert.deepEqual(await refusal(asked({ target: { requestParticipant: { identityId: administrator.identityId } } })), [400, 'requester'], 'for nobody else')
    assert.deepEqual(await refusal(asked({ privilegeEndDate: '2001-01-01' })), [409, 'access.request.end.passed'])
    assert.deepEqual(await refusal(asked(), withoutProfile), [409, 'access.request.profile.missing'])
    const decide = async (id: string, body: unknown) => {
      const answer = await administratorProgram(path + id, { method: 'PUT', body, version: 0 })
      return [answer.status, answer.body['code']]
    }
    assert.equal((await decide(requestId, { requestState: 'REJECTED' }))[0], 400, 'a rejection says why')
    assert.deepEqual(await decide(own, { requestState: 'APPROVED' }), [403, 'access.request.own'])
    assert.equal((await administratorProgram(path + requestId, { method: 'DELETE', version: 0 })).body['code'], 'access.request.not.yours')
    assert.equal((await supplierProgram(path + requestId, { method: 'DELETE', version: 9 })).body['code'], 'version.conflict')
    assert.equal((await supplierProgram(path + requestId, { method: 'DELETE', version: 0 })).status, 204)
    assert.equal((await supplierProgram(path + requestId, { method: 'DELETE', version: 1 })).body['code'], 'access.request.decided')
    assert.equal((await programWith({ authorization: '' })(path)).status, 401)
  }))
