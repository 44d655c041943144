import type { Page } from 'playwright-core'
import type { Audience, PageState } from './page-states.testing.ts'

const at = (name: string, address: string, as: Audience): PageState => ({ name, as, address: () => address })

const oneAt = (name: string, act = ''): PageState => ({ name, as: 'administrator', address: ({ accessRequest }) => accessRequest + act })

/** The last button of the page's form; those that help with a field are of another type. */
async function send(page: Page): Promise<void> {
  await page.locator('main form').last().locator('button[type=submit]').last().click()
  await page.waitForLoadState()
}

async function makeToken(page: Page): Promise<void> {
  // Another name at each visit: pages are looked at in several languages and widths.
  await page.locator('input[name=name]').fill(`Afstemning ${Math.random()}`)
  await send(page)
}

const revokeFirst = async (page: Page): Promise<void> => {
  await makeToken(page)
  await page.goto(new URL('/rettigheder/tokens', page.url()).href)
  await page.locator('a[data-confirm]').first().click()
  await page.locator('[data-confirmation]').waitFor()
}

/** Profile, requests for rights, access tokens. */
export const requestStates: readonly PageState[] = [
  at('own profile', '/rettigheder/profile', 'administrator'),
  { ...at('own profile, no address typed', '/rettigheder/profile', 'employee'), reach: send },
  at('own profile, before asking for rights', '/rettigheder/requests/new', 'employee'),
  at('requests', '/rettigheder/requests', 'administrator'),
  at('requests, nothing found', '/rettigheder/requests?search=nobody', 'administrator'),
  at('requests, none decided', '/rettigheder/requests/decided', 'administrator'),
  at('requests, own', '/rettigheder/requests', 'powerless'),
  oneAt('request'),
  { ...oneAt('request, own'), as: 'powerless', address: ({ ownAccessRequest }) => ownAccessRequest },
  oneAt('request, approve', '/approve'),
  oneAt('request, reject', '/reject'),
  { ...oneAt('request, reject without a reason', '/reject'), reach: send },
  at('request, new', '/rettigheder/requests/new', 'administrator'),
  { ...at('request, new, nothing chosen', '/rettigheder/requests/new', 'administrator'), reach: send },
  at('tokens, none', '/rettigheder/tokens', 'employee'),
  at('token, new', '/rettigheder/tokens/new', 'administrator'),
  { ...at('token, new, no name', '/rettigheder/tokens/new', 'administrator'), reach: send },
  { ...at('token, made', '/rettigheder/tokens/new', 'administrator'), reach: makeToken },
  { ...at('token, revoke', '/rettigheder/tokens/new', 'administrator'), reach: revokeFirst },
]
