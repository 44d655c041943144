// Every page and state in both languages and three widths, the last of them the narrow screen at 400 % zoom of a common one.
import { languages } from '../../src/platform/i18n/index.ts'
import { examine } from '../../tests/a11y/examine.testing.ts'
import { launchLightChromium } from '../../tests/browser/chromium.testing.ts'
import { readDemo } from '../../tests/browser/demo.testing.ts'
import { pageStates } from '../../tests/browser/page-states.testing.ts'
import { openSandbox } from '../../tests/sandbox.testing.ts'

const widths = [1280, 768, 320]

const sandbox = await openSandbox()
const browser = await launchLightChromium()
const demo = await readDemo(sandbox)
let count = 0
for (const language of languages)
  for (const width of widths) {
    const faults = await examine(browser, { demo, look: { language, width }, states: pageStates })
    for (const fault of faults) console.log(`${language} ${width} px: ${fault}`)
    count += faults.length
  }
await browser.close()
await sandbox.close()
console.log(`${pageStates.length} states, ${languages.length} languages, ${widths.length} widths: ${count} fault(s)`)
process.exit(count === 0 ? 0 : 1)
