// Pictures of the pages that every change is looked at on: in both languages, on a wide and on the narrowest screen.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { languages } from '../../src/platform/i18n/index.ts'
import { launchChromium } from '../../tests/browser/chromium.testing.ts'
import { readDemo } from '../../tests/browser/demo.testing.ts'
import { pageStates, visitStates } from '../../tests/browser/page-states.testing.ts'
import { openSandbox } from '../../tests/sandbox.testing.ts'

const usual = [
  'front page', 'login', 'inbox', 'letter as HTML', 'letter as PDF', 'letter with attachments', 'legal notice, not opened', 'sandbox', 'clock', 'systems', 'outbox', 'letters',
  'trace of a delivered letter', 'trace of a refused letter', 'guide', 'errors',
]
const widths = [1280, 320]

const [folder, ...words] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Usage: npm run screenshots -- FOLDER [WORDS]\nWORDS: only states whose name contains them; "all" for every state.')
  process.exit(2)
}
const wanted = words.join(' ')
const states = pageStates.filter(({ name }) => (wanted === '' ? usual.includes(name) : wanted === 'all' || name.includes(wanted)))

mkdirSync(folder, { recursive: true })
const sandbox = await openSandbox()
const browser = await launchChromium()
try {
  const demo = await readDemo(sandbox)
  for (const language of languages)
    for (const width of widths)
      await visitStates(browser, { demo, look: { language, width }, states }, async ({ page }, { name }) => {
        await page.waitForLoadState('networkidle')
        const file = `${name.replaceAll(/\W+/g, '-')}-${language}-${width}.png`
        await page.screenshot({ path: path.join(folder, file), fullPage: true })
        console.log(file)
      })
} finally {
  await browser.close()
  await sandbox.close()
}
