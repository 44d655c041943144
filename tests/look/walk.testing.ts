import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import type { Browser, Locator, Page } from 'playwright-core'
import { withPage } from '../browser/watched-page.testing.ts'
import { jsonOf } from '../../src/platform/http/json-of.testing.ts'
import type { DemoIdentity, ServedSandbox } from '../sandbox.testing.ts'
import { pressOn, tabTo, typeInto } from './by-keyboard.testing.ts'

/** How the walk is made: the narrowest screen, English, the keyboard. */
export interface Walk {
  readonly sandbox: ServedSandbox
  readonly browser: Browser
  readonly scripts: boolean
}

const signed = { name: 'agreement.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 signed startxref 0 %%EOF') }

const make = ({ sandbox }: Walk, wish: object): Promise<DemoIdentity> =>
  jsonOf(fetch(`${sandbox.url}/sandbox/api/identities`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(wish) }))

async function as({ browser, scripts, sandbox }: Walk, { loginUrl }: { readonly loginUrl: string }, path: string, work: (page: Page) => Promise<void>): Promise<void> {
  await withPage(browser, { language: 'en', width: 320, scripts }, async ({ page, complaints }) => {
    await page.goto(loginUrl)
    await page.goto(sandbox.url + path)
    await work(page)
    assert.deepEqual(complaints, [])
  })
}

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true }).last()
const link = (page: Page, name: string): Locator => page.getByRole('link', { name, exact: true }).last()
const field = (page: Page, name: string): Locator => page.locator(`main [name="${name}"]`).first()

/** Enter, and the page that it leads to. */
async function press(page: Page, found: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), pressOn(page, found)])
}

/** The menu of narrow screens is a script's; without one everything stands open. */
async function pressInMenu(page: Page, { scripts }: Walk, selector: string): Promise<void> {
  if (scripts) await pressOn(page, page.locator('.js-menu-open'))
  await press(page, page.locator(`header ${selector}`).filter({ visible: true }))
}

/** Says at the field and above that it is wrong, and the link above leads there. */
async function assertTold(page: Page, ...names: string[]): Promise<void> {
  const links = page.locator('main [data-module=error-summary] a')
  assert.deepEqual(await links.evaluateAll((all) => all.map((each) => each.getAttribute('href'))), names.map((name) => `#${name}`))
  for (const name of names) assert.equal(await page.locator(`#${name}-error`).count(), 1, name)
  await pressOn(page, links.first())
  await page.locator(`#${names[0]}:focus`).waitFor()
}

/** A wrong entry on each page, a reload, a way back: nothing is lost. */
async function acceptAgreement(page: Page): Promise<void> {
  await press(page, page.locator('main a[href="/admin/agreement"]'))
  await press(page, button(page, 'Accept the agreement'))
  await press(page, button(page, 'Next'))
  await assertTold(page, 'file')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), pressOn(page, field(page, 'file'))])
  await chooser.setFiles(signed)
  await press(page, button(page, 'Next'))
  await typeInto(page, field(page, 'email'), 'nobody')
  await press(page, button(page, 'Next'))
  await assertTold(page, 'name', 'email')
  await page.reload()
  await assertTold(page, 'name', 'email')
  assert.equal(await field(page, 'email').inputValue(), 'nobody', 'a reload loses nothing')
  await typeInto(page, field(page, 'name'), 'Ida Prøve')
  await press(page, button(page, 'Back'))
  await page.getByText('agreement.pdf').waitFor()
  await press(page, button(page, 'Next'))
  assert.equal(await field(page, 'name').inputValue(), 'Ida Prøve', 'going back loses nothing')
  await typeInto(page, field(page, 'email'), 'ida@example.org')
  await press(page, button(page, 'Next'))
  await press(page, button(page, 'Submit the agreement'))
  await page.getByRole('heading', { name: 'The agreement is submitted' }).waitFor()
}

async function approveAgreement(page: Page, authority: string): Promise<void> {
  await press(page, link(page, authority))
  await pressOn(page, link(page, 'Approve'))
  await press(page, button(page, 'Approve'))
  await page.getByText('The agreement is approved').waitFor()
}

async function makeGroup(page: Page, walk: Walk, member: DemoIdentity): Promise<void> {
  await pressInMenu(page, walk, 'a[href="/rettigheder/groups"]')
  await press(page, link(page, 'Create a group'))
  await press(page, button(page, 'Create the group'))
  await assertTold(page, 'name')
  await typeInto(page, field(page, 'name'), 'Post team')
  await pressOn(page, page.locator('input[value=CONTACT_ADMINISTRATOR]'), 'Space')
  await press(page, button(page, 'Create the group'))
  await press(page, link(page, 'Add members'))
  await press(page, button(page, 'Add members'))
  await assertTold(page, 'employees')
  await pressOn(page, page.locator(`input[value="${member.id}"]`), 'Space')
  await press(page, button(page, 'Add members'))
  await page.getByText('The employees are members now.').waitFor()
}

async function requestRights(page: Page): Promise<void> {
  await press(page, button(page, 'Save'))
  await assertTold(page, 'email')
  await typeInto(page, field(page, 'email'), 'pia@example.org')
  await press(page, button(page, 'Save'))
  await pressOn(page, field(page, 'organisation'), 'Space')
  await pressOn(page, page.locator('input[value=STATISTICS_ADMINISTRATOR]'), 'Space')
  await typeInto(page, page.locator('#until'), '31.02.2026')
  await press(page, button(page, 'Submit request'))
  await assertTold(page, 'until')
  assert.ok(await page.locator('input[value=STATISTICS_ADMINISTRATOR]').isChecked(), 'what was ticked is ticked')
  await typeInto(page, page.locator('#until'), '')
  await page.keyboard.press('Delete')
  await press(page, button(page, 'Submit request'))
  await page.getByText('The request is submitted').waitFor()
}

async function approveRequest(page: Page, walk: Walk, requester: string): Promise<void> {
  await pressInMenu(page, walk, 'a[href="/rettigheder/requests"]')
  await press(page, page.getByRole('link', { name: requester }))
  await pressOn(page, link(page, 'Approve'))
  await press(page, button(page, 'Approve'))
  await page.getByText('The request is approved').waitFor()
  await pressInMenu(page, walk, '.log-off')
  await page.goto(`${walk.sandbox.url}/rettigheder`)
  assert.match(page.url(), /\/(login|idp)/, 'whoever logged out is asked who he is')
}

const invitation = async ({ sandbox }: Walk): Promise<string> => {
  const caught = await (await fetch(`${sandbox.url}/sandbox/api/outbox?kind=email&to=ida%40example.org`)).text()
  return /\/rettigheder\/invitation\/[^"\\\s]+/.exec(caught)?.[0] ?? assert.fail(caught)
}

/** From the first login of an authority to rights by a group and by a request. */
export async function walkToRights(walk: Walk): Promise<void> {
  const name = `Prøvestyrelsen ${walk.scripts ? 'med' : 'uden'} script`
  const ida = await make(walk, { kind: 'authority', name, employeeName: 'Ida Prøve', authorityType: 'STATE' })
  await as(walk, ida, '/admin', acceptAgreement)
  await as(walk, await walk.sandbox.person('authority-operator'), '/drift/agreements', (page) => approveAgreement(page, name))
  const [ole, pia] = [await make(walk, { kind: 'employee', cvr: ida.cvr, employeeName: 'Ole Prøve' }), await make(walk, { kind: 'employee', cvr: ida.cvr, employeeName: 'Pia Prøve' })]
  await as(walk, pia, '/rettigheder/requests/new', requestRights)
  await as(walk, ida, await invitation(walk), async (page) => {
    await press(page, button(page, 'Take on the right'))
    await makeGroup(page, walk, ole)
    await approveRequest(page, walk, 'Pia Prøve')
  })
}

/** Logs in on the page that asks who one is, and acts for another organisation. */
export async function walkToSwitch(walk: Walk): Promise<void> {
  const accountants = await walk.sandbox.identities('accountant-1000-companies')
  const accountant = accountants.find(({ rights }) => rights.length > 1) ?? assert.fail('no accountant')
  await withPage(walk.browser, { language: 'en', width: 320, scripts: walk.scripts }, async ({ page, complaints }) => {
    await page.goto(`${walk.sandbox.url}/login?returnTo=/admin`)
    await typeInto(page, page.locator('main input[type=search]'), accountant.name)
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    await press(page, page.locator(`main button[value="${accountant.id}"]`))
    await pressInMenu(page, walk, '.switch-organisation')
    await tabTo(page, page.locator('main input[name=partyId]:checked'))
    await page.keyboard.press('ArrowDown')
    const chosen = await page.locator('main input[name=partyId]:checked').getAttribute('value')
    await press(page, button(page, 'OK'))
    assert.equal(new URL(page.url()).pathname, '/admin')
    await pressInMenu(page, walk, '.switch-organisation')
    assert.equal(await page.locator('main input[name=partyId]:checked').getAttribute('value'), chosen, 'one acts for whom one chose')
    assert.deepEqual(complaints, [])
  })
}
