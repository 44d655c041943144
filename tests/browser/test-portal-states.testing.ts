import type { Page } from 'playwright-core'
import type { PageState } from './page-states.testing.ts'

const portal = '/sandbox/test-portal'
const state = (name: string, address: string, reach?: (page: Page) => Promise<void>): PageState => ({ name, as: 'nobody', address: () => address, ...(reach === undefined ? {} : { reach }) })

async function send(page: Page): Promise<void> {
  await page.locator('main form button[type=submit]').click()
  await page.waitForLoadState()
}

async function makeCompany(page: Page): Promise<void> {
  await page.locator('input[name=name]').fill('Prøve & Søn Rengøringsselskab ApS')
  await page.locator('input[name=employeeName]').fill('Ida Prøve Jensen')
  for (const right of ['SYSTEM_MANAGER', 'CONTACT_ADMINISTRATOR', 'STATISTICS_ADMINISTRATOR']) await page.locator(`input[value=${right}]`).check({ force: true })
  await send(page)
}

/** The test portal: its forms, empty and with faults, and its list. */
export const testPortalStates: readonly PageState[] = [
  state('test portal, none made', portal),
  ...['person', 'company', 'authority', 'employee'].flatMap((kind) => [
    state(`test portal, ${kind}`, `${portal}/new/${kind}`),
    state(`test portal, ${kind}, nothing typed`, `${portal}/new/${kind}`, kind === 'person' ? typeWrongDay : send),
  ]),
  state('test portal, made', `${portal}/new/company`, makeCompany),
  state('test portal, nobody found', `${portal}?search=Nobody bears this name`),
]

/** The calendar's field sends what was typed, though it is no day. */
async function typeWrongDay(page: Page): Promise<void> {
  await page.locator('#birthDate').fill('31.2.1980')
  await send(page)
}
