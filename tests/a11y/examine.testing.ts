import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import type { Tour } from '../browser/page-states.testing.ts'
import { visitStates } from '../browser/page-states.testing.ts'
import type { Look } from '../browser/watched-page.testing.ts'

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}

/** WCAG 2.0 to 2.2, levels A and AA, and what axe advises beyond them: of every impact. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A letter's own document stands in a sandboxed frame where no script runs: it is the sender's, and axe would wait for it without end. */
const options = { runOnly: tags, iframes: false, resultTypes: ['violations' as const] }

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

async function axeFaults(page: Page): Promise<string[]> {
  const violations = await page.evaluate(async (asked) => (await window.axe.run(document, asked)).violations, options)
  return violations.flatMap(({ id, impact, help, nodes }) => nodes.map(({ target, failureSummary = '' }) => `${id} (${impact ?? 'unknown'}): ${help}; ${target.join(' ')}; ${failureSummary.replaceAll(/\s+/g, ' ')}`))
}

/**
 * What stands out to the right, where a reader of a narrow screen would have to scroll for every line. The design system hides what
 * is too wide; so it is made visible first, else content could be cut off unnoticed.
 */
async function overflowFaults(page: Page): Promise<string[]> {
  const wide = await page.evaluate(() => {
    for (const element of [document.documentElement, document.body]) element.style.overflowX = 'visible'
    return document.documentElement.scrollWidth - document.documentElement.clientWidth
  })
  return wide > 0 ? [`scrolls ${wide} px to the right`] : []
}

async function languageFaults(page: Page, { language }: Look): Promise<string[]> {
  const said = await page.locator('html').getAttribute('lang')
  return said === language ? [] : [`says it is in ${said}, not in ${language}`]
}

/** Opens states in one look; answers every fault with the state it is in. */
export async function examine(browser: Browser, tour: Omit<Tour, 'script'>): Promise<string[]> {
  const faults: string[] = []
  await visitStates(browser, { ...tour, script }, async ({ page, complaints }, { name }) => {
    const found = [...(await axeFaults(page)), ...(await overflowFaults(page)), ...(await languageFaults(page, tour.look)), ...complaints.splice(0)]
    faults.push(...found.map((fault) => `${name}: ${fault}`))
  })
  return faults
}
