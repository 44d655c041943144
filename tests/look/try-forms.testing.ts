import type { Browser, Page } from 'playwright-core'
import type { Demo } from '../browser/demo.testing.ts'
import type { PageState } from '../browser/page-states.testing.ts'
import { openState } from '../browser/page-states.testing.ts'
import { withPage } from '../browser/watched-page.testing.ts'
import type { FoundForm } from './read-page.testing.ts'
import { readForms, sendForm } from './read-page.testing.ts'
import { faultsOf, fillIn, isFilledIn, ways } from './wrong-entries.testing.ts'

/** A form and the address of a page that bears it. */
interface Place {
  readonly address: string
  readonly form: FoundForm
}

/** Pages that stand at an address of their own; a wizard's are reached by its earlier steps. */
async function addressOf(page: Page, demo: Demo, state: PageState): Promise<string> {
  if (state.reach === undefined || state.as !== 'newcomer') return state.address(demo)
  await openState(page, demo, state)
  return new URL(page.url()).pathname
}

const nameOf = ({ action, entries }: FoundForm): string => `${action} ${entries.map(({ name }) => name).join(' ')}`

async function formsOf(page: Page, demo: Demo, states: readonly PageState[]): Promise<Map<string, Place>> {
  const places = new Map<string, Place>()
  for (const state of states) {
    const address = await addressOf(page, demo, state)
    for (const form of (await readForms(page, address)).forms) if (isFilledIn(form) && !places.has(nameOf(form))) places.set(nameOf(form), { address, form })
  }
  return places
}

/** Choices alone may be right as they stand; such a form may be done for good, so it comes last. */
const rank = ({ form }: Place): number => (form.entries.some(({ kind }) => kind === 'text') ? 0 : 1)

/**
 * The gallery shows forms that lead nowhere; a letter of the workshop may be as wrong as one likes, its faults stand beside its text; the log's
 * search takes what is too long as not said; a reset would take all pages away.
 */
const isTried = ({ name }: PageState): boolean => !/^(gallery|workshop|reset)/.test(name)

async function tryForm(page: Page, { address, form }: Place): Promise<string[]> {
  const faults: string[] = []
  for (const way of ways) {
    const now = (await readForms(page, address)).forms.find((other) => nameOf(other) === nameOf(form))
    if (now === undefined) return faults
    const sent = fillIn(now, way)
    const found = faultsOf(now, way, sent, await sendForm(page, sent))
    faults.push(...found.map((fault) => `${form.method.toUpperCase()} ${form.action}, ${way}: ${fault}`))
  }
  return faults
}

/** Fills in every form of these pages wrongly; answers all that the answers lack. */
export async function tryForms(browser: Browser, demo: Demo, states: readonly PageState[]): Promise<string[]> {
  const faults: string[] = []
  for (const [as, together] of Map.groupBy(states.filter(isTried), (state) => state.as))
    await withPage(browser, { language: 'en', width: 1280 }, async ({ page }) => {
      await page.goto(as === 'nobody' ? demo.url : demo.logins[as])
      const places = [...(await formsOf(page, demo, together)).values()].toSorted((a, b) => rank(a) - rank(b))
      for (const place of places) faults.push(...(await tryForm(page, place)))
    })
  return faults
}
