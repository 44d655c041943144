import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { launchLightChromium, withoutChromium } from '../browser/chromium.testing.ts'
import type { Demo } from '../browser/demo.testing.ts'
import { readDemo } from '../browser/demo.testing.ts'
import { pageStates, visitStates } from '../browser/page-states.testing.ts'
import type { PageState } from '../browser/page-states.testing.ts'
import { withPage } from '../browser/watched-page.testing.ts'
import { assertNone } from '../guards/faults.ts'
import type { ServedSandbox } from '../sandbox.testing.ts'
import { openSandbox } from '../sandbox.testing.ts'
import { keyboardUses } from './keyboard-uses.testing.ts'
import { tabFaults } from './tab-stops.testing.ts'
import { tryForms } from './try-forms.testing.ts'
import { walkToRights, walkToSwitch } from './walk.testing.ts'

let sandbox: ServedSandbox
let browser: Browser
let demo: Demo

before(async () => {
  if (withoutChromium !== false) return
  sandbox = await openSandbox()
  browser = await launchLightChromium()
  demo = await readDemo(sandbox)
})
after(async () => {
  if (withoutChromium !== false) return
  await browser.close()
  await sandbox.close()
})

/** The frame of a letter's document is its sender's; of pages for everybody some are enough. */
const isTabbed = ({ name, as, reach }: PageState): boolean =>
  reach === undefined && (as === 'nobody' ? /^(front page|login|clock|system|test portal|gallery)/.test(name) : !/^letter|company's letter|legal notice/.test(name))

/** Pages at addresses that differ by an id or a query alone have the same fields and links. */
const firstOfEach = (states: readonly PageState[]): PageState[] => [...Map.groupBy(states, ({ address }) => address(demo).replaceAll(/[0-9a-f-]{36}|\?.*/g, '')).values()].flatMap(([first]) => first ?? [])

test('the Tab key comes to everything on every page, in order, and shows where one is', { skip: withoutChromium }, async () => {
  const faults: string[] = []
  await visitStates(browser, { demo, look: { language: 'da', width: 1280 }, states: firstOfEach(pageStates.filter(isTabbed)) }, async ({ page }, { name }) => {
    faults.push(...(await tabFaults(page)).map((fault) => `${name}: ${fault}`))
  })
  assertNone(faults, 'Look at the page and go through it with the Tab key:')
})

for (const { name, address, width = 1280, use } of keyboardUses)
  test(`with the keyboard: ${name}`, { skip: withoutChromium }, async () => {
    await withPage(browser, { language: 'en', width }, async ({ page, complaints }) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.goto(demo.url + address)
      await use(page)
      assert.deepEqual(complaints, [])
    })
  })

for (const scripts of [true, false]) {
  const how = `with the keyboard alone, on 320 px, scripts ${scripts ? 'on' : 'off'}`
  test(`an authority's first entry, a group, a request, logging out: ${how}`, { skip: withoutChromium }, () => walkToRights({ sandbox, browser, scripts }))
  test(`logging in and acting for another organisation: ${how}`, { skip: withoutChromium }, () => walkToSwitch({ sandbox, browser, scripts }))
}

// The last one: what it types stands there afterwards.
test('every form, wrongly filled in: errors at the field and above, nothing typed is lost', { skip: withoutChromium }, async () => {
  assertNone(await tryForms(browser, demo, pageStates), 'Every form answers a wrong entry with the form as it was filled in, and says what is wrong:')
})
