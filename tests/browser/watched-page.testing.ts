import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Language } from '../../src/platform/i18n/index.ts'

/** How a page is looked at. */
export interface Look {
  readonly language: Language
  readonly width: number
  readonly scripts?: boolean
}

const height = 900
const locales: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' }

const optionsOf = ({ language, width, scripts = true }: Look): BrowserContextOptions => ({
  locale: locales[language],
  viewport: { width, height },
  javaScriptEnabled: scripts,
  reducedMotion: 'reduce',
})

/** A page with everything that its browser complained of: errors of scripts, refusals of the content security policy, missing files. */
export interface WatchedPage {
  readonly page: Page
  readonly complaints: string[]
}

/** What the browser says of the page itself when we open an address to see its error page. */
const isOwnStatus = (page: Page, text: string, url: string): boolean => text.startsWith('Failed to load resource') && url === page.url()

function watch(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    if (!isOwnStatus(page, message.text(), message.location().url)) complaints.push(`${message.type()}: ${message.text()}`)
  })
  return complaints
}

/** A new browser session: no cookies, nobody logged in. */
export async function openPage(browser: Browser, look: Look): Promise<WatchedPage> {
  const context = await browser.newContext(optionsOf(look))
  const page = await context.newPage()
  return { page, complaints: watch(page) }
}

/** Runs work in a session of its own, and closes it. */
export async function withPage<Result>(browser: Browser, look: Look, work: (watched: WatchedPage) => Promise<Result>): Promise<Result> {
  const watched = await openPage(browser, look)
  try {
    return await work(watched)
  } finally {
    await watched.page.context().close()
  }
}
