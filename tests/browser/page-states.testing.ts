import type { Browser, Page } from 'playwright-core'
import type { Demo } from './demo.testing.ts'
import type { Look, WatchedPage } from './watched-page.testing.ts'
import { agreementStates } from './agreement-states.testing.ts'
import { galleryStates } from './gallery-states.testing.ts'
import { requestStates } from './request-states.testing.ts'
import { rightsStates } from './rights-states.testing.ts'
import { testPortalStates } from './test-portal-states.testing.ts'
import { workshopStates } from './workshop-states.testing.ts'
import { withPage } from './watched-page.testing.ts'

/** As whom a page is opened. */
export type Audience = 'nobody' | keyof Demo['logins']

/** A page in one of its states: where it is, and what must be done there to see the state. */
export interface PageState {
  readonly name: string
  readonly as: Audience
  readonly address: (demo: Demo) => string
  readonly reach?: (page: Page) => Promise<void>
}

const at = (name: string, address: string, as: Audience = 'nobody'): PageState => ({ name, as, address: () => address })
const shown = (name: string, as: Audience, address: PageState['address']): PageState => ({ name, as, address })

async function submitClock(page: Page, time: string): Promise<void> {
  await page.locator('input[name=set]').fill(time)
  await page.locator('form:has(input[name=set]) button').click()
  await page.waitForLoadState()
}

async function searchActions(page: Page, party: string): Promise<void> {
  await page.locator('input[name=party]').fill(party)
  await page.locator('input[name=party]').press('Enter')
  await page.waitForLoadState()
}

const openDetails = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })

/** Every page with the states in which it looks different. */
export const pageStates: readonly PageState[] = [
  at('front page', '/'),
  at('front page of a citizen', '/', 'citizen'),
  at('login', '/login?returnTo=/post'),
  { ...at('login, nobody found', '/login?returnTo=/post'), reach: (page) => search(page, 'Nobody bears this name') },
  at('login lost', '/login/callback?state=unknown'),
  at('inbox', '/post', 'citizen'),
  { ...at('inbox, unread letters only', '/post', 'citizen'), reach: (page) => follow(page, 'a[href$="?unread=1"]') },
  { ...at('inbox, second page', '/post', 'citizen'), reach: (page) => follow(page, 'a[href*="older="]') },
  shown('empty folder', 'citizen', ({ emptyFolder }) => emptyFolder),
  at("company's inbox", '/post', 'employee'),
  at('no mailbox', '/post', 'powerless'),
  at('inbox of one among a thousand', '/post', 'accountant'),
  at('mailboxes, a thousand', '/post/mailboxes', 'accountant'),
  at('mailboxes, found, second page', '/post/mailboxes?search=ApS&size=25&page=2', 'accountant'),
  at('mailboxes, nothing found', '/post/mailboxes?search=Nobody', 'accountant'),
  at('mailboxes, one', '/post/mailboxes', 'employee'),
  at('mailboxes, none', '/post/mailboxes', 'powerless'),
  shown('letter as HTML', 'citizen', ({ letters }) => letters.html),
  shown('letter as PDF', 'citizen', ({ letters }) => letters.pdf),
  shown('letter as text', 'citizen', ({ letters }) => letters.text),
  shown('letter with attachments', 'citizen', ({ letters }) => letters.attachments),
  shown('legal notice, not opened', 'citizen', ({ letters }) => letters.legalNotice),
  shown("company's letter", 'employee', ({ companyLetter }) => companyLetter),
  at('administration', '/admin', 'administrator'),
  at('administration without rights', '/admin', 'powerless'),
  at('administration, not for citizens', '/admin', 'citizen'),
  at('switch, a thousand companies', '/admin/switch', 'accountant'),
  at('switch, nothing found', '/admin/switch?search=Nobody', 'accountant'),
  { ...at('switch, nothing chosen', '/admin/switch?page=3', 'accountant'), reach: (page) => submit(page, 'main form[method="post"]') },
  at('switch, by number', '/admin/switch?cvr=99990001', 'support'),
  at('switch, unknown number', '/admin/switch?cvr=12345678', 'support'),
  at('action log', '/admin/log/actions', 'actionLog'),
  at('action log, wrong day', '/admin/log/actions?from=yesterday', 'actionLog'),
  { ...at('action log, number that nobody has', '/admin/log/actions', 'actionLog'), reach: (page) => searchActions(page, '6101709999') },
  { ...at('action log, what changed', '/admin/log/actions', 'actionLog'), reach: openDetails },
  at('action log, nothing found', '/admin/log/actions?employee=Nobody', 'actionLog'),
  at('who did something about me', '/post/activity', 'citizen'),
  at('who did something about the company', '/post/activity', 'employee'),
  at('who did something, no right', '/post/activity', 'powerless'),
  at('recall', '/admin/recall', 'administrator'),
  at('recall, nothing typed', '/admin/recall?id=', 'administrator'),
  at('recall, unknown', '/admin/recall?id=7f1f2f3e-1111-4222-8333-444455556666', 'administrator'),
  shown('recall, held letter', 'administrator', ({ recalls }) => `/admin/recall?id=${recalls.held}`),
  shown('recall, confirm', 'administrator', ({ recalls }) => `/admin/recall/${recalls.held}/confirm`),
  shown('recall, receipt', 'administrator', ({ recalls }) => `/admin/recall/${recalls.recalled}/receipt`),
  shown('recall, too late', 'administrator', ({ recalls }) => `/admin/recall?id=${recalls.delivered}`),
  at('recall, without the right', '/admin/recall', 'powerless'),
  at('containers', '/admin/containers', 'administrator'),
  at('containers, none', '/admin/containers', 'operator'),
  shown('container with faults', 'administrator', ({ containers }) => `/admin/containers/${containers.faulty}`),
  shown('container with faults, second page', 'administrator', ({ containers }) => `/admin/containers/${containers.faulty}?after=60`),
  shown('container that was refused', 'administrator', ({ containers }) => `/admin/containers/${containers.refused}`),
  shown('container that is held back', 'administrator', ({ containers }) => `/admin/containers/${containers.held}`),
  at('mailings', '/admin/mailings', 'administrator'),
  at('mailings, none', '/admin/mailings', 'operator'),
  at('mailing, new', '/admin/mailings/new', 'administrator'),
  { ...at('mailing, new, nothing typed', '/admin/mailings/new', 'administrator'), reach: (page) => submit(page, 'main form') },
  shown('mailing that was looked through', 'administrator', ({ mailings }) => `/admin/mailings/${mailings.ready}?done=sent`),
  shown('mailing, start', 'administrator', ({ mailings }) => `/admin/mailings/${mailings.ready}/start`),
  shown('mailing that waits for its next step', 'administrator', ({ mailings }) => `/admin/mailings/${mailings.waiting}`),
  shown('mailing, stop', 'administrator', ({ mailings }) => `/admin/mailings/${mailings.waiting}/stop`),
  shown('mailing that paused by itself', 'administrator', ({ mailings }) => `/admin/mailings/${mailings.pausedForFaults}`),
  shown('mailing that was stopped', 'administrator', ({ mailings }) => `/admin/mailings/${mailings.stopped}`),
  at('undeliverable post', '/admin/undeliverable', 'administrator'),
  at('undeliverable post, none', '/admin/undeliverable', 'operator'),
  shown('undeliverable post, tried again', 'administrator', ({ undeliverable }) => `/admin/undeliverable?done=again&message=${undeliverable}`),
  shown('undeliverable letter', 'administrator', ({ undeliverable }) => `/admin/undeliverable/${undeliverable}`),
  { ...shown('undeliverable letter, no system chosen', 'administrator', ({ undeliverable }) => `/admin/undeliverable/${undeliverable}`), reach: (page) => submit(page, 'main form[action$="/move"]') },
  at('operations', '/drift', 'operator'),
  at('operations, charts of the hour', '/drift/charts', 'operator'),
  { ...at('operations, charts of the day', '/drift/charts/day', 'operator'), reach: openDetails },
  at('operations, charts of the month', '/drift/charts/month', 'operator'),
  at('operations, undeliverable post', '/drift/undeliverable', 'operator'),
  shown('operations, undeliverable letter', 'operator', ({ undeliverable }) => `/drift/undeliverable/${undeliverable}`),
  at('operations, check', '/drift/check', 'operator'),
  at('operations, without the right', '/drift', 'administrator'),
  at('sandbox', '/sandbox'),
  at('clock', '/sandbox/clock'),
  { ...at('clock, unfolded', '/sandbox/clock'), reach: openDetails },
  { ...at('clock, set backwards', '/sandbox/clock'), reach: (page) => submitClock(page, '2020-01-01T12:00') },
  at('reset', '/sandbox/reset'),
  { ...at('reset, unfolded', '/sandbox/reset'), reach: openDetails },
  at('sandbox, just reset', '/sandbox?done=reset'),
  at('systems', '/sandbox/systems'),
  { ...at('systems, none found', '/sandbox/systems'), reach: (page) => search(page, 'Nobody bears this name') },
  shown('system', 'nobody', ({ system }) => system),
  { ...shown('system, unfolded', 'nobody', ({ system }) => system), reach: openDetails },
  { ...at('receivers, nothing chosen', '/sandbox/receivers'), reach: (page) => submit(page, 'main form') },
  { ...at('receiver', '/sandbox/receivers'), reach: (page) => makeReceiver(page, 'accept') },
  { ...at('receiver with a letter that waits', '/sandbox/receivers'), reach: letWait },
  at('receivers', '/sandbox/receivers'),
  at('outbox', '/sandbox/outbox'),
  at('outbox, nothing found', '/sandbox/outbox?to=nobody@example.org'),
  at('letters', '/sandbox/letters'),
  { ...at('letters, not a UUID', '/sandbox/letters'), reach: (page) => search(page, 'not a UUID') },
  { ...at('letters, unknown', '/sandbox/letters'), reach: (page) => search(page, '7f1f2f3e-1111-4222-8333-444455556666') },
  shown('trace of a delivered letter', 'nobody', ({ traces }) => traces.delivered),
  shown('trace of a refused letter', 'nobody', ({ traces }) => traces.refused),
  shown('trace of an invalid letter', 'nobody', ({ traces }) => traces.invalid),
  shown('trace of a letter to a system', 'nobody', ({ traces }) => traces.waiting),
  shown('trace of a letter on its ladder', 'nobody', ({ climbing }) => climbing),
  shown('trace of an undeliverable letter', 'nobody', ({ traces }) => traces.undeliverable),
  ...agreementStates,
  ...workshopStates,
  ...testPortalStates,
  ...galleryStates,
  ...rightsStates,
  ...requestStates,
  at('guide', '/docs'),
  at('guide of containers', '/docs/containers'),
  at('guide of the contact register', '/docs/contacts'),
  at('errors', '/docs/errors'),
  at('accessibility statement', '/tilgaengelighed'),
  at('privacy', '/privatliv'),
  at('cookies', '/cookies'),
  at('not found', '/nowhere'),
  at('not found, logged in', '/post/00000000-0000-4000-8000-000000000000', 'citizen'),
]

async function submit(page: Page, form: string): Promise<void> {
  await page.locator(`${form} button`).first().click()
  await page.waitForLoadState()
}

async function makeReceiver(page: Page, behaviour: string): Promise<void> {
  await page.locator(`input[value=${behaviour}]`).check({ force: true })
  await submit(page, 'main form')
}

/** A receiver that fails, a system aimed at it, and a letter that was tried once. */
async function letWait(page: Page): Promise<void> {
  await makeReceiver(page, 'error500')
  await page.locator('select[name=systemId]').selectOption({ index: 0 })
  await submit(page, 'form[action$="/aim"]')
  await submit(page, 'form[action$="/release"]')
  await page.locator('form[action$="/clock"]').waitFor()
  await page.reload()
}

async function follow(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().click()
  await page.waitForLoadState()
}

async function search(page: Page, words: string): Promise<void> {
  await page.locator('main input[type=search]').fill(words)
  await page.locator('main input[type=search]').press('Enter')
  await page.waitForLoadState()
}

export async function openState(page: Page, demo: Demo, { address, reach }: PageState): Promise<void> {
  await page.goto(demo.url + address(demo))
  await reach?.(page)
}

export interface Tour {
  readonly demo: Demo
  readonly look: Look
  readonly states: readonly PageState[]
  /** Runs in each page before its own scripts. */
  readonly script?: string
}

/** Visits states in one look, with one session for each audience. */
export async function visitStates(browser: Browser, tour: Tour, visit: (watched: WatchedPage, state: PageState) => Promise<void>): Promise<void> {
  const { demo, look, states, script } = tour
  for (const [as, together] of Map.groupBy(states, (state) => state.as))
    await withPage(browser, look, async (watched) => {
      if (script !== undefined) await watched.page.addInitScript(script)
      if (as !== 'nobody') await watched.page.goto(demo.logins[as])
      for (const state of together) {
        await openState(watched.page, demo, state)
        await visit(watched, state)
      }
    })
}
