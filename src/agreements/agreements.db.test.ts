import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../events/events.testing.ts'
import { openLog, Outage } from '../platform/log/index.ts'
import { madeUpVirus, startClamdStandIn } from '../platform/virus-scan/clamd-stand-in.testing.ts'
import { Clamd } from '../platform/virus-scan/index.ts'
import { csrfIn, submit, withAgreements } from './agreements.testing.tsx'

const location = (answer: Response): string => answer.headers.get('location') ?? assert.fail(`no redirect but ${answer.status}`)

test('an authority goes from its first login to a rights administrator', () =>
  withAgreements(async (world) => {
    const first = await world.employee('Ida Prøve')
    assert.match(await first.page('/admin'), /ikke tilsluttet Digital Post endnu[\s\S]*href="\/admin\/agreement"/)
    assert.match(await first.page('/admin/agreement/text', 'pdf'), /^%PDF/)
    const receipt = await submit(first)
    assert.match(await first.page(receipt), /Aftalen er indsendt[\s\S]*Bo Prøve, bo@example\.dk/)
    assert.match(await first.page(`${receipt}/pdf`, 'pdf'), /^%PDF/)
    assert.match(await first.page('/admin'), /venter på operatørens godkendelse/)
    const operator = await world.operator()
    const [, path = assert.fail()] = /href="(\/drift\/agreements\/[0-9a-f-]{36})"/.exec(await operator.page('/drift/agreements')) ?? []
    assert.match(await operator.page(path), /Venter på godkendelse/)
    assert.match(await operator.page(`${path}/file`, 'pdf'), /^%PDF-1\.7 signed/)
    const question = await operator.page(`${path}/approve`)
    assert.equal(location(await operator.post(`${path}/approve`, { csrf: csrfIn(question), authorityType: 'STATE' })), `${path}?done=approved`)
    assert.deepEqual(await ask(world.database, 'SELECT authority_type, connected_at IS NOT NULL AS connected FROM organisations WHERE party_id = $1', [world.authorityId]), [{ authority_type: 'STATE', connected: true }])
    const bo = await world.employee('Bo Prøve')
    const link = await world.invitation()
    assert.match(await bo.page(link), /rettighedsadministrator for Prøvetilsynet/)
    assert.equal(location(await bo.post(link, { csrf: csrfIn(await bo.page(link)) })), '/rettigheder')
    const grants = await ask(world.database, 'SELECT identity_id, privilege, source FROM privilege_grants WHERE party_id = $1', [world.authorityId])
    assert.deepEqual(grants, [{ identity_id: bo.person.identityId, privilege: 'ORGANISATION_USER_ADMINISTRATOR', source: 'APPOINTED' }])
    assert.doesNotMatch(await first.page('/admin'), /Tilslutningsaftale/)
    assert.match(await first.page('/admin/agreement'), /tilsluttet Digital Post[\s\S]*tilsluttet siden/)
    const events = await ask(world.database, "SELECT tag FROM events WHERE owner_id = $1 AND tag IN ('AGREEMENT_SUBMITTED', 'AGREEMENT_APPROVED', 'PRIVILEGES_GRANTED') ORDER BY event_id", [world.authorityId])
    assert.deepEqual(events.map(({ tag }) => tag), ['AGREEMENT_SUBMITTED', 'AGREEMENT_APPROVED', 'PRIVILEGES_GRANTED'])
  }))

test('a file that is no PDF, or too large, is refused at its field; a name and an address that are none too', () =>
  withAgreements(async (world) => {
    const ida = await world.employee('Ida Prøve')
    const first = location(await ida.post('/admin/agreement/new', { csrf: csrfIn(await ida.page('/admin/agreement')) }))
    const refused = async (bytes: string, words: RegExp): Promise<void> => {
      const answer = await ida.upload(first, { name: 'aftale.pdf', bytes })
      assert.equal(answer.status, 400)
      assert.match(await answer.text(), words)
    }
    await refused('MZ not a PDF', /Filen er ikke en PDF/)
    await refused(`%PDF-1.7 ${'x'.repeat(10_000_000)} startxref %%EOF`, /Filen er for stor. Den må højst fylde/)
    const second = location(await ida.upload(first))
    const wrong = await ida.upload(second, undefined, { name: '', email: 'nobody' })
    assert.equal(wrong.status, 400)
    const html = await wrong.text()
    for (const words of ['Skriv rettighedsadministratorens navn', 'Skriv en e-mailadresse som', 'value="nobody"']) assert.ok(html.includes(words), words)
  }))

test('a file with a virus is refused, and one that cannot be looked through', async () => {
  const standIn = await startClamdStandIn()
  const log = openLog('silent')
  const scanner = new Clamd({ address: standIn.address, maxBytes: 25_000_000, silenceMs: 400 }, log, new Outage(log, 'virus scan'))
  try {
    await withAgreements(async (world) => {
      const ida = await world.employee('Ida Prøve')
      const first = location(await ida.post('/admin/agreement/new', { csrf: csrfIn(await ida.page('/admin/agreement')) }))
      const refused = async (bytes: string, words: RegExp): Promise<void> => {
        const answer = await ida.upload(first, { name: 'aftale.pdf', bytes })
        assert.equal(answer.status, 400)
        assert.match(await answer.text(), words)
      }
      await refused(`%PDF-1.7 ${madeUpVirus} startxref %%EOF`, /Der er virus i filen/)
      standIn.way = 'hang'
      await refused('%PDF-1.7 clean startxref %%EOF', /kunne ikke undersøges for virus/)
      standIn.way = 'scan'
      assert.match(location(await ida.upload(first)), /\/administrator$/)
      assert.equal((await ask(world.database, 'SELECT 1 FROM uploaded_files')).length, 1)
    }, scanner)
  } finally {
    await standIn.stop()
  }
})

test('a refusal reaches the one who was named, stands on the authority’s page, and another agreement may be submitted', () =>
  withAgreements(async (world) => {
    const ida = await world.employee('Ida Prøve')
    await submit(ida)
    const operator = await world.operator()
    const path = await world.agreementPath(operator)
    const csrf = csrfIn(await operator.page(`${path}/refuse`))
    const empty = await operator.post(`${path}/refuse`, { csrf, reason: '  ' })
    assert.equal(empty.status, 400)
    assert.match(await empty.text(), /Skriv en årsag/)
    assert.equal(location(await operator.post(`${path}/refuse`, { csrf, reason: 'Underskriften mangler.' })), `${path}?done=refused`)
    assert.match(await world.lastEmail(), /Underskriften mangler\./)
    assert.match(await ida.page('/admin/agreement'), /ikke godkendt[\s\S]*Underskriften mangler\.[\s\S]*Indsend en ny aftale/)
    await submit(ida)
    const states = await ask(world.database, 'SELECT state FROM agreements ORDER BY agreement_id')
    assert.deepEqual(states.map(({ state }) => state), ['REFUSED', 'SUBMITTED'])
  }))

test('of two colleagues who submit, and of two operators who decide, the second is told', () =>
  withAgreements(async (world) => {
    const [ida, bo] = [await world.employee('Ida Prøve'), await world.employee('Bo Prøve')]
    const late = location(await bo.post('/admin/agreement/new', { csrf: csrfIn(await bo.page('/admin/agreement')) }))
    await submit(ida)
    assert.match(await (await bo.upload(late)).text(), /allerede indsendt en aftale/)
    const operator = await world.operator()
    const path = await world.agreementPath(operator)
    const csrf = csrfIn(await operator.page(path))
    const answers = await Promise.all([operator.post(`${path}/approve`, { csrf }), operator.post(`${path}/refuse`, { csrf, reason: 'Nej.' })])
    assert.deepEqual(answers.map(({ status }) => status).toSorted((one, other) => one - other), [303, 409])
  }))

test('an operator who clicks twice is led to the same page, one decision is made and one invitation sent; a colleague is told', () =>
  withAgreements(async (world) => {
    await submit(await world.employee('Ida Prøve'))
    const [operator, colleague] = [await world.operator(), await world.operator()]
    const path = await world.agreementPath(operator)
    const csrf = csrfIn(await operator.page(path))
    const atOnce = await Promise.all([1, 2].map(() => operator.post(`${path}/approve`, { csrf })))
    for (const answer of [...atOnce, await operator.post(`${path}/approve`, { csrf })]) assert.equal(location(answer), `${path}?done=approved`)
    const { invitations, decisions } = (await ask(world.database, "SELECT (SELECT count(*)::int FROM outgoing_messages WHERE channel = 'email' AND body LIKE '%/rettigheder/invitation/%') AS invitations, (SELECT count(*)::int FROM events WHERE tag = 'AGREEMENT_APPROVED') AS decisions"))[0] ?? {}
    assert.deepEqual([invitations, decisions], [1, 1])
    assert.equal((await operator.post(`${path}/refuse`, { csrf, reason: 'Nej.' })).status, 409, 'that would be another decision')
    assert.equal((await colleague.post(`${path}/approve`, { csrf: csrfIn(await colleague.page(path)) })).status, 409)
    assert.equal(location(await operator.post(`${path}/invite`, { csrf })), `${path}?done=invited`)
    const [renewed] = await ask(world.database, "SELECT owner_id, actor_kind FROM events WHERE tag = 'AGREEMENT_INVITATION_RENEWED'")
    const [agreement] = await ask(world.database, 'SELECT party_id FROM agreements')
    assert.deepEqual(renewed, { owner_id: agreement?.['party_id'], actor_kind: 'employee' })
  }))

test('an invitation is for an employee of the authority, sure enough, once, and for thirty days; a new one takes its place', () =>
  withAgreements(async (world) => {
    await submit(await world.employee('Ida Prøve'))
    const operator = await world.operator()
    const path = await world.agreementPath(operator)
    await operator.post(`${path}/approve`, { csrf: csrfIn(await operator.page(path)) })
    const old = await world.invitation()
    await operator.post(`${path}/invite`, { csrf: csrfIn(await operator.page(path)) })
    const link = await world.invitation()
    const bo = await world.employee('Bo Prøve')
    assert.match(await bo.page(old, 404), /afløst af en nyere/)
    assert.match(await operator.page(link, 403), /en anden myndighed/)
    await ask(world.database, "UPDATE sessions SET level_of_assurance = 'low'")
    assert.match(await bo.page(link, 403), /ikke logget sikkert nok på/)
    await ask(world.database, "UPDATE sessions SET level_of_assurance = 'substantial'")
    await ask(world.database, "UPDATE invitations SET created_at = created_at - interval '31 days', expires_at = expires_at - interval '31 days'")
    assert.match(await bo.page(link, 409), /udløbet/)
    await ask(world.database, "UPDATE invitations SET created_at = created_at + interval '31 days', expires_at = expires_at + interval '31 days'")
    const csrf = csrfIn(await bo.page(link))
    const twice = await Promise.all([bo.post(link, { csrf }), bo.post(link, { csrf })])
    assert.deepEqual(twice.map(({ status }) => status).toSorted((one, other) => one - other), [303, 409])
    assert.match(await bo.page(link, 409), /allerede brugt/)
    assert.equal((await operator.post(`${path}/invite`, { csrf: csrfIn(await operator.page(path)) })).status, 409)
    assert.equal((await ask(world.database, "SELECT 1 FROM privilege_grants WHERE privilege = 'ORGANISATION_USER_ADMINISTRATOR'")).length, 1)
  }))

test('nobody of another organisation accepts an agreement for the authority, nor a name that takes several lines', () =>
  withAgreements(async (world) => {
    const guest = await world.guest()
    for (const path of ['/admin/agreement', '/admin/agreement/text']) await guest.page(path, 403)
    assert.doesNotMatch(await guest.page('/admin'), /href="\/admin\/agreement"/)
    const ida = await world.employee('Ida Prøve')
    const first = location(await ida.post('/admin/agreement/new', { csrf: csrfIn(await ida.page('/admin/agreement')) }))
    const second = location(await ida.upload(first))
    assert.equal((await ida.upload(second, undefined, { name: 'Bo Prøve\n\nHent din gevinst', email: 'bo@example.dk' })).status, 400)
  }))

test('nobody but the operator and the authority’s own people sees an agreement', () =>
  withAgreements(async (world) => {
    const ida = await world.employee('Ida Prøve')
    await submit(ida)
    const operator = await world.operator()
    const id = (await world.agreementPath(operator)).split('/').at(-1) ?? ''
    const stranger = await world.stranger()
    await stranger.page(`/admin/agreement/files/${id}`, 404)
    await stranger.page(`/admin/agreement/new/receipts/${id}`, 404)
    for (const path of ['/drift/agreements', `/drift/agreements/${id}`, `/drift/agreements/${id}/file`, `/drift/agreements/${id}/approve`]) await ida.page(path, 403)
    assert.equal((await ida.post(`/drift/agreements/${id}/approve`, { csrf: csrfIn(await ida.page('/admin/agreement')) })).status, 403)
    assert.match(await ida.page(`/admin/agreement/files/${id}`, 'pdf'), /^%PDF/)
  }))

test('by program an operator lists, approves and refuses; others are not let in', () =>
  withAgreements(async (world) => {
    await submit(await world.employee('Ida Prøve'))
    const call = await world.operatorApi()
    const [{ id, state } = assert.fail('nothing is listed')] = (await call('GET', '')).body.agreements ?? []
    assert.equal(state, 'SUBMITTED')
    assert.equal((await call('POST', `${id}/refuse`, { reason: '' })).status, 400)
    const { body } = await call('POST', `${id}/refuse`, { reason: 'Forkert myndighed.' })
    assert.deepEqual([body.state, body.reason], ['REFUSED', 'Forkert myndighed.'])
    assert.equal((await call('POST', `${id}/approve`, {})).status, 409)
    assert.equal((await call('GET', `${id}/file`)).status, 200)
    const others = await world.employeeApi()
    for (const path of ['', id, `${id}/file`]) assert.equal((await others('GET', path)).status, 403, path)
    assert.equal((await others('POST', `${id}/approve`, {})).status, 403)
    assert.equal((await others('GET', 'own')).body.state, 'REFUSED')
  }))
