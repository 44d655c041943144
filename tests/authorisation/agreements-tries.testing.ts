import { insertTestAuthorityOrganisation } from '../../src/organisations/organisations.testing.ts'
import { ask } from '../../src/events/events.testing.ts'
import type { TestPerson } from '../../src/login/login.testing.ts'
import { randomToken, sha256 } from '../../src/platform/crypto/index.ts'
import type { Attempt, Scene, Tries } from './acts-scene.testing.ts'
import { addOfficial } from './roles.testing.ts'

interface Applicant {
  readonly agreementId: string
  readonly employee: TestPerson
}

/** Of an authority that is not connected. */
async function employeeOfNew({ database }: Scene): Promise<TestPerson> {
  const { partyId } = await database.transaction(insertTestAuthorityOrganisation)
  await ask(database, 'UPDATE organisations SET connected_at = NULL WHERE party_id = $1', [partyId])
  return addOfficial(database, { partyId }, [])
}

/** One that has sent its agreement. */
async function applicant(scene: Scene, state: 'SUBMITTED' | 'APPROVED' = 'SUBMITTED'): Promise<Applicant> {
  const { insert } = scene
  const employee = await employeeOfNew(scene)
  const file = await insert("INSERT INTO uploaded_files VALUES ($1, 'aftale.pdf', now())")
  const insertAgreement = `INSERT INTO agreements (agreement_id, party_id, content_id, text_version, administrator_name, administrator_email, state, submitted_by, submitted_at, decided_at)
    VALUES ($1, $2, $3, '1', 'Bo Prøve', 'bo@example.dk', $4, $5, now(), CASE WHEN $4 = 'SUBMITTED' THEN NULL ELSE now() END)`
  return { agreementId: await insert(insertAgreement, employee.partyId, file, state, employee.identityId), employee }
}

const decided = (name: 'id' | 'agreementId', body: Attempt['body'] = {}, state?: 'APPROVED') => async (scene: Scene): Promise<Attempt> => {
  const { agreementId, employee } = await applicant(scene, state)
  if (state === 'APPROVED') await inviteTo(scene, agreementId)
  return { parameters: { [name]: agreementId }, body, owners: [employee.partyId] }
}

async function inviteTo({ insert }: Scene, agreementId: string): Promise<string> {
  const token = randomToken()
  await insert("INSERT INTO invitations (invitation_id, agreement_id, token_sha256, created_at, expires_at) VALUES ($1, $2, $3, now(), now() + interval '3 days')", agreementId, sha256(token))
  return token
}

async function invited(scene: Scene): Promise<{ readonly token: string; readonly attempt: Attempt }> {
  const { agreementId, employee } = await applicant(scene, 'APPROVED')
  return { token: await inviteTo(scene, agreementId), attempt: { as: employee, owners: [employee.partyId] } }
}

async function draftOf(scene: Scene): Promise<Attempt> {
  const { employee } = await applicant(scene)
  const draftId = await scene.insert("INSERT INTO wizard_drafts (draft_id, identity_id, party_id, wizard, answers, changed_at) VALUES ($1, $2, $3, 'agreement', '{}', now())", employee.identityId, employee.partyId)
  return { as: employee, parameters: { draftId } }
}

async function signedBy(scene: Scene): Promise<Attempt> {
  const employee = await employeeOfNew(scene)
  const form = (): FormData => {
    const filled = new FormData()
    filled.append('administratorName', 'Bo Prøve')
    filled.append('administratorEmail', 'bo@example.dk')
    filled.append('file', new Blob(['%PDF-1.7 signed startxref 0 %%EOF']), 'aftale.pdf')
    return filled
  }
  return { as: employee, owners: [employee.partyId], form }
}

/** Of connection agreements, and logins. */
export const agreementsTries: Tries = {
  'POST /apis/brevdue/v1/agreements/': signedBy,
  'POST /apis/brevdue/v1/agreements/{id}/approve': decided('id'),
  'POST /apis/brevdue/v1/agreements/{id}/refuse': decided('id', { reason: 'Prøve' }),
  'POST /drift/agreements/{agreementId}/approve': decided('agreementId'),
  'POST /drift/agreements/{agreementId}/refuse': decided('agreementId', { reason: 'Prøve' }),
  'POST /drift/agreements/{agreementId}/invite': decided('agreementId', {}, 'APPROVED'),
  'POST /apis/brevdue/v1/agreements/invitations/accept': async (scene) => {
    const { token, attempt } = await invited(scene)
    return { ...attempt, body: { token } }
  },
  'POST /rettigheder/invitation/{token}': async (scene) => {
    const { token, attempt } = await invited(scene)
    return { ...attempt, parameters: { token } }
  },
  'POST /admin/agreement/new': async (scene) => ({ as: (await applicant(scene)).employee }),
  'POST /admin/agreement/new/{draftId}/discard': draftOf,
  'POST /logout': async ({ colleague }) => ({ as: await colleague() }),
}
