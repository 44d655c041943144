import type { Page } from 'playwright-core'

/** What the keyboard came to, as the page itself saw it. */
interface Stop {
  /** Its place among everything that should be reached; -1: it should not be. */
  readonly place: number
  readonly name: string
  /** It looks otherwise than before. */
  readonly isMarked: boolean
  /** It lies on the screen, and nothing lies above the middle of what is there. */
  readonly isSeen: boolean
}

interface TabStops {
  readonly expected: string[]
  readonly stops: Stop[]
}

declare global {
  interface Window {
    tabStops: TabStops
  }
}

/** Runs in the browser: notes what should be reached with the Tab key, and each stop as it comes. The next Tab begins at the top. */
function watchStops(): number {
  const selector = 'a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex]'
  const isInOpenDetails = (element: Element): boolean => {
    const outer = element.parentElement?.closest('details') ?? null
    if (outer === null) return true
    return (outer.open || element === outer.querySelector(':scope > summary')) && isInOpenDetails(outer)
  }
  const isOneOfItsRadios = (element: Element): boolean => {
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true
    const group = [...(element.form ?? document).querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(({ name }) => name === element.name)
    return element === (group.find(({ checked }) => checked) ?? group[0])
  }
  const isReached = (element: HTMLElement): boolean =>
    element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true }) && isInOpenDetails(element) && isOneOfItsRadios(element)
  // Ticks and dots are drawn beside their label; the control itself cannot be seen.
  const shownOf = (element: HTMLElement): HTMLElement => (element instanceof HTMLInputElement && /radio|checkbox/.test(element.type) ? (element.labels?.[0] ?? element) : element)
  const looksOf = (element: HTMLElement): string =>
    [element, shownOf(element), element.closest('.date-picker, .search') ?? element]
      .flatMap((each) => [undefined, '::before', '::after'].map((part) => getComputedStyle(each, part)))
      .map(({ outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor, textDecorationThickness }) => [outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor, textDecorationThickness].join())
      .join(';')
  const isSeen = (element: HTMLElement): boolean => {
    const shown = shownOf(element)
    const { left, right, top, bottom } = shown.getClientRects()[0] ?? new DOMRect()
    const middle = (from: number, to: number, end: number): number => (Math.max(from, 0) + Math.min(to, end)) / 2
    const found = document.elementFromPoint(middle(left, right, innerWidth), middle(top, bottom, innerHeight))
    return found !== null && (shown.contains(found) || found.contains(shown) || element.contains(found))
  }
  const still = new CSSStyleSheet()
  still.replaceSync('*, *::before, *::after { transition: none !important }')
  document.adoptedStyleSheets = [still]
  const nameOf = (element: HTMLElement): string => `${element.localName} "${(element.innerText || element.getAttribute('aria-label') || element.id || element.getAttribute('name') || '').trim().slice(0, 40)}"`
  const expected = [...document.querySelectorAll<HTMLElement>(selector)].filter(isReached)
  const before = expected.map(looksOf)
  window.tabStops = { expected: expected.map(nameOf), stops: [] }
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return
    const place = expected.indexOf(target)
    window.tabStops.stops.push({ place, name: nameOf(target), isMarked: looksOf(target) !== before[place], isSeen: isSeen(target) })
  }, true)
  document.body.tabIndex = -1
  document.body.focus()
  document.body.removeAttribute('tabindex')
  // Day, month, year, hours, minutes and the calendar are a stop each inside of one field.
  return expected.length + 6 * expected.filter((element) => element.matches('[type=datetime-local], [type=date]')).length
}

function orderFaults({ expected, stops }: TabStops): string[] {
  const reached = stops.map(({ place }) => place)
  const missed = expected.flatMap((name, place) => (reached.includes(place) ? [] : [`${name} is never reached`]))
  const first = stops.slice(0, expected.length)
  const disordered = first.filter(({ place }, index) => index > 0 && place <= (first[index - 1]?.place ?? -1)).map(({ name }) => `${name} comes out of its turn, or twice`)
  return missed.length > 0 ? missed : disordered
}

/** The keys follow each other without waiting for the page, as fast as it takes them. */
async function pressTab(page: Page, times: number): Promise<void> {
  const keys = await page.context().newCDPSession(page)
  const tab = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 }
  await Promise.all(Array.from({ length: times }, () => [keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...tab }), keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...tab })]).flat())
  await keys.detach()
}

/** Goes through an open page with the Tab key alone; answers what it cannot reach, in the wrong order, or without showing where one is. */
export async function tabFaults(page: Page): Promise<string[]> {
  const count = await page.evaluate(watchStops)
  await pressTab(page, count)
  const found = await page.evaluate(() => window.tabStops)
  return [
    ...orderFaults(found),
    ...found.stops.filter(({ isMarked }) => !isMarked).map(({ name }) => `${name} does not show that it has the focus`),
    ...found.stops.filter(({ isSeen }) => !isSeen).map(({ name }) => `${name} is outside the screen, or covered, when it has the focus`),
  ]
}
