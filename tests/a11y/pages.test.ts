import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { launchChromium, launchLightChromium, withoutChromium } from '../browser/chromium.testing.ts'
import type { Demo } from '../browser/demo.testing.ts'
import { letterKinds, readDemo } from '../browser/demo.testing.ts'
import { pageStates } from '../browser/page-states.testing.ts'
import type { Look } from '../browser/watched-page.testing.ts'
import { assertNone } from '../guards/faults.ts'
import type { ServedSandbox } from '../sandbox.testing.ts'
import { openSandbox } from '../sandbox.testing.ts'
import { examine } from './examine.testing.ts'

let sandbox: ServedSandbox
let browser: Browser
let light: Browser
let demo: Demo

before(async () => {
  if (withoutChromium !== false) return
  sandbox = await openSandbox()
  browser = await launchChromium()
  light = await launchLightChromium()
  demo = await readDemo(sandbox)
})
after(async () => {
  if (withoutChromium !== false) return
  await browser.close()
  await light.close()
  await sandbox.close()
})

/** Each language once and each width once; `npm run a11y` takes every pair. */
const looks: readonly Look[] = [
  { language: 'da', width: 320 },
  { language: 'en', width: 1280 },
]

const remedy = 'Look at the page with "npm run screenshots":'
/** States that show a letter's document. */
const documents = /^(letter (as|with)|legal notice|company's letter)/

for (const look of looks)
  test(`every page and state: axe, no scrolling sideways, no complaint of the browser (${look.language}, ${look.width} px)`, { skip: withoutChromium }, async () => {
    assertNone(await examine(light, { demo, look, states: pageStates }), remedy)
  })

test('letters in a whole browser, which shows their documents of every kind', { skip: withoutChromium }, async () => {
  const letters = pageStates.filter(({ name }) => documents.test(name))
  assert.ok(letters.length >= letterKinds.length)
  for (const look of looks) assertNone(await examine(browser, { demo, look, states: letters }), remedy)
})
