import { Buffer } from 'node:buffer'
import type { Page } from 'playwright-core'
import type { PageState } from './page-states.testing.ts'

const signed = { name: 'aftale.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 signed startxref 0 %%EOF') }

async function press(page: Page, way: string): Promise<void> {
  await page.locator(`main button[value=${way}]`).click()
  await page.waitForLoadState()
}

/** Begins, or goes on with what was begun; the first step is open then. */
async function begin(page: Page): Promise<void> {
  await page.locator('main form[action$="/new"] button').click()
  await page.waitForLoadState()
}

async function toAdministrator(page: Page): Promise<void> {
  await begin(page)
  await page.locator('input[type=file]').setInputFiles(signed)
  await press(page, 'next')
}

async function toSummary(page: Page): Promise<void> {
  await toAdministrator(page)
  await page.locator('input[name=name]').fill('Bo Prøve')
  await page.locator('input[name=email]').fill('bo@example.org')
  await press(page, 'next')
}

const wizard = (name: string, reach: (page: Page) => Promise<void>): PageState => ({ name: `agreement, ${name}`, as: 'newcomer', address: () => '/admin/agreement', reach })

/** Pages of first entry: an authority that is not connected, the operator's agreements, an invitation. */
export const agreementStates: readonly PageState[] = [
  { name: 'administration, not connected', as: 'newcomer', address: () => '/admin' },
  { name: 'containers, not connected', as: 'newcomer', address: () => '/admin/containers' },
  { name: 'agreement, to be accepted', as: 'newcomer', address: () => '/admin/agreement' },
  wizard('first step', begin),
  wizard('first step, no file', async (page) => {
    await begin(page)
    await press(page, 'next')
  }),
  wizard('second step', toAdministrator),
  wizard('second step, nothing typed', async (page) => {
    await toAdministrator(page)
    await press(page, 'next')
  }),
  wizard('summary', toSummary),
  wizard('give up', async (page) => {
    await toSummary(page)
    await page.goto(page.url().replace(/summary$/, 'discard'))
  }),
  { name: 'agreement, begun before', as: 'newcomer', address: () => '/admin/agreement' },
  { name: 'agreement, approved', as: 'administrator', address: () => '/admin/agreement' },
  { name: 'agreement, receipt', as: 'administrator', address: ({ agreements }) => `/admin/agreement/new/receipts/${agreements.approved}` },
  { name: 'operations, agreements', as: 'operator', address: () => '/drift/agreements' },
  { name: 'operations, agreements of a state', as: 'operator', address: () => '/drift/agreements?state=REFUSED' },
  { name: 'operations, agreement that waits', as: 'operator', address: ({ agreements }) => `/drift/agreements/${agreements.waiting}` },
  { name: 'operations, agreement, approve', as: 'operator', address: ({ agreements }) => `/drift/agreements/${agreements.waiting}/approve` },
  { name: 'operations, agreement, refuse', as: 'operator', address: ({ agreements }) => `/drift/agreements/${agreements.waiting}/refuse` },
  {
    name: 'operations, agreement, refuse without a reason',
    as: 'operator',
    address: ({ agreements }) => `/drift/agreements/${agreements.waiting}/refuse`,
    reach: async (page) => {
      await page.locator('main form button').click()
      await page.waitForLoadState()
    },
  },
  { name: 'operations, agreement that is approved', as: 'operator', address: ({ agreements }) => `/drift/agreements/${agreements.approved}?done=invited` },
  { name: 'operations, agreement that was refused', as: 'operator', address: ({ agreements }) => `/drift/agreements/${agreements.refused}` },
  { name: 'invitation', as: 'administrator', address: ({ agreements }) => agreements.invitation },
  { name: 'invitation, for somebody else', as: 'operator', address: ({ agreements }) => agreements.invitation },
]
