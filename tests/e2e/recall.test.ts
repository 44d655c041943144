import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { ask } from '../../src/events/events.testing.ts'
import { launchChromium, withoutChromium } from '../browser/chromium.testing.ts'
import { readRecalls } from '../browser/demo.testing.ts'
import { withPage } from '../browser/watched-page.testing.ts'
import type { DemoIdentity, ServedSandbox } from '../sandbox.testing.ts'
import { openSandbox } from '../sandbox.testing.ts'

let sandbox: ServedSandbox
let browser: Browser
let administrator: DemoIdentity

before(async () => {
  if (withoutChromium !== false) return
  sandbox = await openSandbox()
  browser = await launchChromium()
  administrator = await sandbox.person('authority-municipality')
})
after(async () => {
  if (withoutChromium !== false) return
  await browser.close()
  await sandbox.close()
})

const mostStops = 60

/** Goes on with the tabulator until the focus is on what has this text or label. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press('Tab')
    const reached = await page.evaluate(() => {
      const focused = document.activeElement
      const labelled = focused instanceof HTMLInputElement ? (focused.labels?.[0]?.textContent ?? '') : (focused?.textContent ?? '')
      return labelled.trim()
    })
    if (reached === words) return
  }
  throw new Error(`The keyboard does not reach ${words}`)
}

const lastRoute = async (messageUuid: string): Promise<unknown> => {
  const [row] = await ask(
    sandbox.database,
    'SELECT route FROM letter_decisions JOIN letter_keys USING (letter_id) WHERE message_uuid = $1 ORDER BY decision_number DESC LIMIT 1',
    [messageUuid],
  )
  return row?.['route']
}

test('the keyboard alone recalls a message: menu, search, look, confirm, receipt', { skip: withoutChromium }, async () => {
  const { held } = await readRecalls(sandbox, administrator.id)
  await withPage(browser, { language: 'da', width: 1280 }, async ({ page, complaints }) => {
    await page.goto(administrator.loginUrl)
    await page.goto(`${sandbox.url}/admin`)
    await tabTo(page, 'Tilbagekald')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Tilbagekald meddelelse' }).waitFor()
    await tabTo(page, 'MeddelelsesID')
    await page.keyboard.type(held)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name: 'Meddelelsen' }).waitFor()
    await tabTo(page, 'Søg')
    await tabTo(page, 'Tilbagekald')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Bekræft tilbagekaldelsen' }).waitFor()
    assert.equal(await lastRoute(held), 'wait', 'nothing happens before the confirmation')
    await tabTo(page, 'Bekræft tilbagekald')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Meddelelsen er tilbagekaldt' }).waitFor()
    assert.equal(await lastRoute(held), 'recalled')
    assert.deepEqual(complaints, [])
  })
})

test('without scripts, on the narrowest screen: a wrong ID is explained, the right one recalled', { skip: withoutChromium }, async () => {
  const { held } = await readRecalls(sandbox, administrator.id)
  await withPage(browser, { language: 'en', width: 320, scripts: false }, async ({ page, complaints }) => {
    await page.goto(administrator.loginUrl)
    await page.goto(`${sandbox.url}/admin/recall`)
    await page.getByLabel('Message ID').fill('not an ID')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('link', { name: /^A message ID has 32 characters/ }).click()
    await page.getByLabel('Message ID').fill(held.toUpperCase())
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('link', { name: 'Recall', exact: true }).last().click()
    await page.getByRole('button', { name: 'Confirm the recall' }).click()
    await page.getByRole('heading', { name: 'The message is recalled' }).waitFor()
    assert.equal(await lastRoute(held), 'recalled')
    assert.deepEqual(complaints, [])
  })
})
