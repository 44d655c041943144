import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { ask } from '../../src/events/events.testing.ts'
import { launchChromium, withoutChromium } from '../browser/chromium.testing.ts'
import { withPage } from '../browser/watched-page.testing.ts'
import { runCommand } from '../process.testing.ts'
import type { ServedSandbox } from '../sandbox.testing.ts'
import { openSandbox } from '../sandbox.testing.ts'

let sandbox: ServedSandbox
let browser: Browser

before(async () => {
  if (withoutChromium !== false) return
  sandbox = await openSandbox()
  browser = await launchChromium()
})
after(async () => {
  if (withoutChromium !== false) return
  await browser.close()
  await sandbox.close()
})

const pressed = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click()
  await page.waitForLoadState()
}

/** Takes the agreement that the portal gives, as if it were signed, and sends it in. */
async function submitAgreement(page: Page): Promise<void> {
  await page.goto(`${sandbox.url}/admin?lang=en`)
  await page.getByRole('heading', { name: 'The authority is not connected to Digital Post yet' }).waitFor()
  await page.locator('main a[href="/admin/agreement"]').click()
  const text = await page.request.get(`${sandbox.url}/admin/agreement/text`)
  await pressed(page, 'Accept the agreement')
  await page.getByLabel('Signed agreement').setInputFiles({ name: 'agreement.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await text.body()) })
  await pressed(page, 'Next')
  await page.getByLabel('Name').fill('Bo Prøve')
  await pressed(page, 'Save and continue later')
  await page.getByRole('link', { name: /^Continue/ }).click()
  assert.equal(await page.getByLabel('Name').inputValue(), 'Bo Prøve', 'left for later, nothing is lost')
  await page.getByLabel('E-mail address').fill('bo@example.org')
  await pressed(page, 'Next')
  await page.getByRole('button', { name: 'Submit the agreement' }).dblclick()
  await page.getByRole('heading', { name: 'The agreement is submitted' }).waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^Download/ }).click()])
  assert.match(download.suggestedFilename(), /\.pdf$/)
}

async function approve(page: Page, authority: string): Promise<void> {
  await page.goto(`${sandbox.url}/drift/agreements?lang=en`)
  await page.getByRole('link', { name: authority }).click()
  await page.getByRole('link', { name: 'Approve', exact: true }).click()
  await pressed(page, 'Approve')
  await page.getByText('The agreement is approved').waitFor()
}

/** The link in the e-mail, as the sandbox's outbox keeps it. */
async function invitation(): Promise<string> {
  const [row] = await ask(sandbox.database, "SELECT body FROM outgoing_messages WHERE channel = 'email' AND address = 'bo@example.org' ORDER BY message_id DESC LIMIT 1")
  return /https?:\/\/\S+\/rettigheder\/invitation\/\S+/.exec(String(row?.['body']))?.[0] ?? assert.fail('no link in the e-mail')
}

test('an authority goes from its first login to a rights administrator', { skip: withoutChromium }, async () => {
  const [first, second] = await sandbox.identities('authority-not-connected')
  const operator = await sandbox.person('authority-operator')
  if (first === undefined || second === undefined) throw new Error('The demo nation lacks an authority that is not connected')
  const as = (loginUrl: string, work: (page: Page) => Promise<void>): Promise<void> =>
    withPage(browser, { language: 'en', width: 1280 }, async ({ page, complaints }) => {
      await page.goto(loginUrl)
      await work(page)
      assert.deepEqual(complaints, [])
    })
  await as(first.loginUrl, submitAgreement)
  const listed = await runCommand(['agreements', 'list'], sandbox.environment)
  assert.match(listed.output, /\tSUBMITTED\t.*Egelund Forsyningstilsyn/)
  const [id = ''] = /^[0-9a-f-]{36}/m.exec(listed.output) ?? []
  await as(operator.loginUrl, (page) => approve(page, 'Egelund Forsyningstilsyn'))
  const late = await runCommand(['agreements', 'refuse', id, '--reason', 'Too late.'], sandbox.environment)
  assert.equal(late.code, 1)
  assert.match(late.output, /was approved or refused already/)
  const link = await invitation()
  await as(second.loginUrl, async (page) => {
    await page.goto(link)
    await pressed(page, 'Take on the right')
    assert.match(page.url(), /\/rettigheder/)
    await page.getByText(second.name).first().waitFor()
  })
  const [row] = await ask(sandbox.database, "SELECT count(*)::int4 AS agreements, (SELECT count(*)::int4 FROM privilege_grants WHERE source = 'APPOINTED') AS appointed FROM agreements")
  assert.deepEqual(row, { agreements: 1, appointed: 1 }, 'a double click submits one')
})

test('the owner of a company becomes its rights administrator by logging in, and his employee does not', { skip: withoutChromium }, async () => {
  const staff = await sandbox.identities('company-first-login')
  for (const { loginUrl } of [...staff, ...staff]) await withPage(browser, { language: 'en', width: 1280 }, async ({ page }) => void (await page.goto(loginUrl)))
  const grants = await ask(sandbox.database, "SELECT identity_id, privilege FROM privilege_grants JOIN demo_tags USING (party_id) WHERE tag = 'company-first-login' ORDER BY privilege")
  const owners = await ask(sandbox.database, 'SELECT identity_id FROM identities JOIN legal_owners ON company_id = party_id AND legal_owners.person_id = identities.person_id JOIN demo_tags USING (party_id) WHERE tag = $1', ['company-first-login'])
  assert.deepEqual(grants, ['MESSAGE_WRITE', 'ORGANISATION_USER_ADMINISTRATOR'].map((privilege) => ({ identity_id: owners[0]?.['identity_id'], privilege })))
})
