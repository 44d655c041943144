import type { Locator, Page } from 'playwright-core'

const stopsAtMost = 250

const hasFocus = (found: Locator): Promise<boolean> => found.evaluate((element) => element === document.activeElement)

/** Presses Tab until something has the focus. Throws when the keyboard does not come there. */
export async function tabTo(page: Page, found: Locator): Promise<void> {
  for (let stop = 0; stop < stopsAtMost; stop++) {
    if (await hasFocus(found)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The Tab key does not come to ${String(found)}`)
}

/** Goes to something and presses a key there: Enter on links and buttons, the space bar on ticks. */
export async function pressOn(page: Page, found: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, found)
  await page.keyboard.press(key)
}

/** Goes to a field and types, in place of what stands there. */
export async function typeInto(page: Page, found: Locator, text: string): Promise<void> {
  await tabTo(page, found)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}
