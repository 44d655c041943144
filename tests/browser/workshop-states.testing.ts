import type { Page } from 'playwright-core'
import type { PageState } from './page-states.testing.ts'

const state = (name: string, address: string, reach?: (page: Page) => Promise<void>): PageState => ({ name, as: 'nobody', address: () => address, ...(reach === undefined ? {} : { reach }) })

async function press(page: Page, wish: string): Promise<void> {
  await page.locator(`button[name=do][value=${wish}]`).click()
  await page.waitForLoadState()
}

/** Sends a letter, comes back, and sends another under the same UUID. */
async function sendChanged(page: Page): Promise<void> {
  const field = page.locator('textarea[name=message]')
  const message = await field.inputValue()
  await press(page, 'send')
  await page.goBack()
  await field.fill(message.replace('<memo:label>', '<memo:label>Ny: '))
  await press(page, 'send')
}

async function uploadTooMuch(page: Page): Promise<void> {
  await page.locator('input[name=title]').fill('Et brev')
  await page.locator('input[name=mainFile]').setInputFiles({ name: 'Plan.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(2_000_000) })
  await page.locator('form:has(input[name=mainFile]) button').click()
  await page.waitForLoadState()
}

const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })

/** The MeMo workshop in its states. */
export const workshopStates: readonly PageState[] = [
  state('workshop', '/sandbox/workshop'),
  state('workshop, right letter', '/sandbox/workshop?sample=1.2'),
  state('workshop, faulty letter', '/sandbox/workshop?sample=faulty'),
  state('workshop, nothing to send', '/sandbox/workshop', (page) => press(page, 'send')),
  state('workshop, messageUUID used', '/sandbox/workshop?sample=1.2', sendChanged),
  state('workshop form', '/sandbox/workshop/form'),
  state('workshop form, unfolded', '/sandbox/workshop/form', unfold),
  state('workshop form, too large a file', '/sandbox/workshop/form', uploadTooMuch),
]
