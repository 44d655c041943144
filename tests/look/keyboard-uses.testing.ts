import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

interface KeyboardUse {
  readonly name: string
  readonly address: string
  /** Of the screen, in pixels; 1280 unless told. */
  readonly width?: number
  readonly use: (page: Page) => Promise<void>
}

const gallery = '/sandbox/gallery'

const hasFocus = (found: Locator): Promise<boolean> => found.evaluate((element) => element === document.activeElement)
const focusIsIn = (found: Locator): Promise<boolean> => found.evaluate((element) => element.contains(document.activeElement))

/** That the Tab key comes there is tried on every page. */
async function pressOn(page: Page, found: Locator): Promise<void> {
  await found.focus()
  await page.keyboard.press('Enter')
}

async function assertFocus(found: Locator, why: string): Promise<void> {
  assert.ok(await hasFocus(found), why)
}

/** Tab, so often: the focus never leaves, but for the browser's own bar. */
async function assertHeld(page: Page, found: Locator): Promise<void> {
  for (let stop = 0; stop < 12; stop++) {
    await page.keyboard.press('Tab')
    const isOutside = await found.evaluate((element) => document.activeElement !== document.body && !element.contains(document.activeElement))
    assert.ok(!isOutside, 'the focus stays inside')
  }
}

async function help(page: Page): Promise<void> {
  const button = page.locator('[data-tooltip-id=help-field-tooltipbutton] button')
  const tip = page.locator('#help-field-tooltipbutton')
  await pressOn(page, button)
  await tip.waitFor({ state: 'visible' })
  await page.keyboard.press('Escape')
  await tip.waitFor({ state: 'hidden' })
  await assertFocus(button, 'the focus stays on [?]')
}

async function menu(page: Page): Promise<void> {
  const button = page.locator('[data-js-target=overflow-text]')
  const inside = page.locator('#overflow-text')
  await pressOn(page, button)
  await pressTo(page, inside.locator('a'))
  await pressTo(page, inside.locator('button'))
  assert.ok(await inside.isVisible(), 'a form in a menu does not close it')
  await page.keyboard.press('Escape')
  await inside.waitFor({ state: 'hidden' })
  await assertFocus(button, 'the button of the menu has the focus again')
}

async function pressTo(page: Page, found: Locator): Promise<void> {
  await page.keyboard.press('Tab')
  await assertFocus(found, `one Tab leads to ${String(found)}`)
}

async function calendar(page: Page): Promise<void> {
  const picker = page.locator('.date-picker').first()
  const [button, days, field] = [picker.locator('.date-picker__button'), picker.locator('.date-picker__calendar'), picker.locator('.date-picker__external-input')]
  await pressOn(page, button)
  await days.waitFor({ state: 'visible' })
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await days.waitFor({ state: 'hidden' })
  assert.match(await field.inputValue(), /^\d\d\.\d\d\.\d{4}$/)
  assert.ok(await focusIsIn(picker), 'the focus stays at the field')
  await pressOn(page, button)
  await days.waitFor({ state: 'visible' })
  await page.keyboard.press('Escape')
  await days.waitFor({ state: 'hidden' })
  assert.ok(await focusIsIn(picker), 'the focus stays at the field')
}

async function question(page: Page): Promise<void> {
  const link = page.locator('main a[data-confirm]').first()
  const dialog = page.locator('dialog.confirmation-dialog')
  await pressOn(page, link)
  await dialog.waitFor()
  assert.ok(await focusIsIn(dialog), 'the focus goes into the question')
  await assertHeld(page, dialog)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await assertFocus(link, 'the link that asked has the focus again')
}

async function questionOfRow(page: Page): Promise<void> {
  const row = page.locator('main tbody tr').first()
  const button = row.locator('.button-overflow-menu')
  const dialog = page.locator('dialog.confirmation-dialog')
  await pressOn(page, button)
  await pressOn(page, row.locator('a[data-confirm]'))
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await assertFocus(button, 'the button of the menu that asked has the focus again')
}

async function drawer(page: Page): Promise<void> {
  const button = page.locator('.js-menu-open')
  const inside = page.locator('.mobile-drawer')
  await pressOn(page, button)
  await inside.waitFor({ state: 'visible' })
  assert.ok(await focusIsIn(inside), 'the focus goes into the menu')
  await assertHeld(page, inside)
  await page.keyboard.press('Escape')
  await inside.waitFor({ state: 'hidden' })
  await assertFocus(button, 'the button of the menu has the focus again')
}

async function skip(page: Page): Promise<void> {
  await page.keyboard.press('Tab')
  const link = page.locator('.skipnav')
  await assertFocus(link, 'the skip link comes first')
  assert.ok(await link.isVisible())
  await page.keyboard.press('Enter')
  await assertFocus(page.locator('main'), 'the content has the focus')
  await page.keyboard.press('Tab')
  assert.ok(await focusIsIn(page.locator('main')), 'the next stop is in the content')
}

async function unfold(page: Page): Promise<void> {
  const accordion = page.locator('.accordion-button').first()
  const before = await accordion.getAttribute('aria-expanded')
  await pressOn(page, accordion)
  assert.notEqual(await accordion.getAttribute('aria-expanded'), before)
  const branch = page.locator('.tree details:not([open]) > summary').first()
  const id = await branch.evaluate((element) => ((element.id = 'branch'), element.id))
  await pressOn(page, page.locator(`#${id}`))
  assert.ok(await page.locator(`details:has(> #${id})`).evaluate((element: HTMLDetailsElement) => element.open))
}

async function copy(page: Page): Promise<void> {
  const button = page.locator('main [data-copy]').first()
  await pressOn(page, button)
  await page.locator('.copy-status', { hasText: 'Copied' }).first().waitFor()
  await assertFocus(button, 'the button keeps the focus')
}

async function tabs(page: Page): Promise<void> {
  await Promise.all([page.waitForURL(/\/c$/), pressOn(page, page.locator('.tab-list a').last())])
}

/** What opens, closes and moves the focus, each used with the keys alone. */
export const keyboardUses: readonly KeyboardUse[] = [
  { name: 'the skip link', address: `${gallery}/details`, use: skip },
  { name: 'help behind [?]', address: gallery, use: help },
  { name: 'a menu of more choices', address: gallery, use: menu },
  { name: 'the calendar', address: gallery, use: calendar },
  { name: 'what unfolds', address: gallery, use: unfold },
  { name: 'the copy button', address: gallery, use: copy },
  { name: 'a question lifted to a dialog', address: `${gallery}/details`, use: question },
  { name: 'a question from the menu of a row', address: `${gallery}/list`, use: questionOfRow },
  { name: 'the menu of narrow screens', address: gallery, width: 320, use: drawer },
  { name: 'tabs', address: gallery, use: tabs },
]
