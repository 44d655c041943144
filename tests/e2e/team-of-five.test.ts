import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { after, before, test } from 'node:test'
import { request } from 'playwright-core'
import type { APIRequestContext, APIResponse } from 'playwright-core'
import type { DemoIdentity, ServedSandbox } from '../sandbox.testing.ts'
import { openSandbox } from '../sandbox.testing.ts'

let sandbox: ServedSandbox
const contexts: APIRequestContext[] = []

before(async () => {
  sandbox = await openSandbox()
})
after(async () => {
  for (const context of contexts) await context.dispose()
  await sandbox.close()
})

/** What each of the team is to do, and where he sees that he can. */
const team = [
  { right: 'SYSTEM_MANAGER', page: '/admin/mailings' },
  { right: 'ACTION_LOG_ADMINISTRATOR', page: '/admin/log/actions' },
  { right: 'CONTACT_ADMINISTRATOR', page: '/admin' },
  { right: 'STATISTICS_ADMINISTRATOR', page: '/admin' },
] as const

const signed = { name: 'agreement.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 signed startxref 0 %%EOF') }

const make = async (wish: object): Promise<DemoIdentity> => {
  const context = await open()
  const answer = await context.post('/sandbox/api/identities', { data: wish })
  assert.ok(answer.ok(), await answer.text())
  return (await answer.json()) as DemoIdentity // as documented
}

async function open(headers: Record<string, string> = {}): Promise<APIRequestContext> {
  const context = await request.newContext({ baseURL: sandbox.url, extraHTTPHeaders: headers })
  contexts.push(context)
  return context
}

/** A browser without scripts in which somebody is logged in. */
async function logIn({ loginUrl }: DemoIdentity): Promise<APIRequestContext> {
  const context = await open({ 'accept-language': 'en' })
  assert.equal((await context.get(loginUrl)).status(), 200)
  return context
}

/** Sends a form as the page shows it, with what was typed. Answers where it led, and the page there. */
async function send(browser: APIRequestContext, path: string, typed: Record<string, string | typeof signed>, action = path): Promise<APIResponse> {
  const html = await (await browser.get(path)).text()
  const hidden = Object.fromEntries(['csrf', 'draftVersion'].flatMap((name) => [...html.matchAll(new RegExp(`name="${name}" value="([^"]+)"`, 'g'))].slice(-1).map(([, value = '']) => [name, value])))
  const isUpload = /enctype="multipart/.test(html)
  const fields = { ...hidden, ...typed }
  const answer = await browser.post(action, isUpload ? { multipart: fields } : { form: fields as Record<string, string> }) // no file there
  assert.equal(answer.status(), 200, `${action}: ${(await answer.text()).replaceAll(/<[^>]*>/g, ' ').slice(0, 500)}`)
  return answer
}

const pathOf = (answer: APIResponse): string => new URL(answer.url()).pathname

async function makeToken(browser: APIRequestContext, privileges: string): Promise<APIRequestContext> {
  const answer = await send(browser, '/rettigheder/tokens/new', { name: `Program ${privileges}`, days: '30', ...(privileges === '' ? {} : { privileges }) })
  const [token] = /brevdue_[A-Za-z0-9_-]{43}/.exec(await answer.text()) ?? assert.fail('no token is shown')
  return open({ authorization: `Bearer ${token}` })
}

/** The link of the invitation, as the e-mail has it. */
async function invitation(email: string): Promise<string> {
  const context = await open()
  const caught = await (await context.get(`/sandbox/api/outbox?kind=email&to=${encodeURIComponent(email)}`)).text()
  return /\/rettigheder\/invitation\/[^"\\\s]+/.exec(caught)?.[0] ?? assert.fail(caught)
}

async function colleagues(cvr: string): Promise<DemoIdentity[]> {
  const made = []
  for (const { right } of team) made.push(await make({ kind: 'employee', cvr, employeeName: `Ole ${right}` }))
  return made
}

/** Each sees what his right opens, and none of what the others' open. */
async function assertTeamWorks(members: readonly DemoIdentity[]): Promise<void> {
  for (const [place, member] of members.entries()) {
    const browser = await logIn(member)
    for (const [other, { page }] of team.entries()) assert.equal((await browser.get(page)).status(), page === '/admin' || other === place ? 200 : 403, `${member.name} at ${page}`)
    assert.equal((await browser.get('/rettigheder/employees')).status(), 403)
  }
}

async function operator(): Promise<APIRequestContext> {
  return logIn(await sandbox.person('authority-operator'))
}

test('an authority goes from its first login to a team of five in the portal alone', async () => {
  const ida = await make({ kind: 'authority', name: 'Prøvetilsynet', employeeName: 'Ida Prøve', authorityType: 'STATE' })
  const browser = await logIn(ida)
  assert.equal((await browser.get('/admin/mailings')).status(), 403, 'nothing else is open before the agreement')
  const first = pathOf(await send(browser, '/admin/agreement', {}, '/admin/agreement/new'))
  const second = pathOf(await send(browser, first, { way: 'next', file: signed }))
  const summary = pathOf(await send(browser, second, { way: 'next', name: 'Ida Prøve', email: 'ida@example.org' }))
  await send(browser, summary, { way: 'next' })
  const decider = await operator()
  const [, agreement = ''] = /href="(\/drift\/agreements\/[0-9a-f-]{36})"[^>]*>[^<]*Prøvetilsynet/.exec(await (await decider.get('/drift/agreements')).text()) ?? assert.fail('the agreement is not listed')
  await send(decider, `${agreement}/approve`, { authorityType: 'STATE' })
  await send(browser, await invitation('ida@example.org'), {})
  const members = await colleagues(ida.cvr ?? '')
  for (const [place, { right }] of team.entries()) await send(browser, `/rettigheder/employees/${members[place]?.id}/give`, { rights: right, lastDay: '', step: 'give' })
  await assertTeamWorks(members)
})

test('another goes the same way by the API, once tokens are made', async () => {
  const ida = await make({ kind: 'authority', name: 'Registertilsynet', employeeName: 'Ida Prøve', authorityType: 'OTHER' })
  const browser = await logIn(ida)
  const ofIda = await makeToken(browser, '')
  const agreements = '/apis/brevdue/v1/agreements/'
  const faulty = await ofIda.post(agreements, { multipart: { administratorName: 'Ida\n\nPrøve', administratorEmail: 'nobody', file: { ...signed, buffer: Buffer.from('MZ') } } })
  assert.deepEqual([faulty.status(), ((await faulty.json()) as { fieldErrors: { field: string }[] }).fieldErrors.map(({ field }) => field)], [400, ['administratorName', 'administratorEmail', 'file']]) // as documented
  const wish = { administratorName: 'Ida Prøve', administratorEmail: 'ida@register.example.org', file: signed }
  const submitted = (await (await ofIda.post(agreements, { multipart: wish })).json()) as { id: string; state: string } // as documented
  assert.equal(submitted.state, 'SUBMITTED')
  assert.equal((await ofIda.post(agreements, { multipart: wish })).status(), 409, 'sent twice it is one')
  const decider = await makeToken(await operator(), 'PLATFORM_OPERATOR')
  assert.equal((await decider.post(`${agreements}${submitted.id}/approve`, { data: { authorityType: 'OTHER' } })).status(), 200)
  const token = (await invitation('ida@register.example.org')).split('/').at(-1)
  assert.equal((await ofIda.post(`${agreements}invitations/accept`, { data: { token } })).status(), 204)
  assert.equal((await ofIda.post(`${agreements}invitations/accept`, { data: { token } })).status(), 409, 'it counts once')
  assert.equal((await ofIda.get('/apis/v1/identities/')).status(), 403, 'a token has no more rights than it was made with')
  const members = await colleagues(ida.cvr ?? '')
  const administrator = await makeToken(browser, 'ORGANISATION_USER_ADMINISTRATOR')
  const { identities } = (await (await administrator.get('/apis/v1/identities/')).json()) as { identities: { id: string; parentIdentityId: string }[] } // as documented
  const issuerId = identities[0]?.parentIdentityId
  const privilegesToAdd = team.map(({ right }, place) => ({ granteeId: members[place]?.id, issuerId, scopeId: issuerId, source: 'MANUAL', type: right }))
  const given = await administrator.post('/apis/v1/privileges/direct/bulk', { data: { privilegesToAdd } })
  assert.equal(((await given.json()) as unknown[]).length, team.length) // as documented
  await assertTeamWorks(members)
})
