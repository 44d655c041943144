import type { Page } from 'playwright-core'
import { galleryPages } from '../../src/platform/ui/index.ts'
import type { PageState } from './page-states.testing.ts'

const gallery = '/sandbox/gallery'
const at = (name: string, reach?: (page: Page) => Promise<void>): PageState => ({
  name: `gallery, ${name}`,
  as: 'nobody',
  address: () => `${gallery}/${name}`,
  ...(reach === undefined ? {} : { reach }),
})

/** What a script opens: the calendar of a day and the tip behind [?], at the top of the screen. */
async function unfold(page: Page): Promise<void> {
  await page.locator('[data-tooltip-id=help-field-tooltipbutton] button').click()
  await page.locator('.date-picker__button').first().click()
  await page.locator('.date-picker__calendar').first().waitFor({ state: 'visible' })
}

async function ask(page: Page): Promise<void> {
  await page.locator('a[data-confirm]').first().click()
  await page.locator('dialog.confirmation-dialog').waitFor()
}

/** Every component in all states, whole pages on their own, and what their scripts open. */
export const galleryStates: readonly PageState[] = [
  { name: 'gallery', as: 'nobody', address: () => gallery },
  { name: 'gallery, calendar and help', as: 'nobody', address: () => gallery, reach: unfold },
  ...galleryPages('da').map(({ name }) => at(name)),
  { ...at('details', ask), name: 'gallery, details with a question' },
]
