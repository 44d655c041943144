import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { macro } from '../../src/platform/ui/markup/compare.ts'
import { launchLightChromium, withoutChromium } from '../browser/chromium.testing.ts'
import { root } from '../process.testing.ts'

/** An example of the design system: its name, where its macro stands, and what it is given. */
type Example = readonly [name: string, file: string, macro: string, params: object]

const field = { id: 'f', name: 'f', label: 'Navn' }
const links = [{ text: 'Indbakke', href: '/a', current: true }, { text: 'Sendt', href: '/b' }]
const choices = [{ id: 'a', value: 'a', text: 'Den ene', helptext: 'Hjælp' }, { id: 'b', value: 'b', text: 'Den anden', checked: true }]
const thead = [{ headerContent: 'Navn', sorting: true, sortingID: 's1' }, { headerContent: 'Antal' }]
const tbody = [[{ content: 'Rettighed' }, { content: '12' }], [{ content: 'En længere rettighed' }, { content: '7' }]]
const items = [{ id: 'i1', heading: 'Overskrift', content: '<p>Tekst</p>', expanded: true }, { id: 'i2', heading: 'En anden', content: '<p>Tekst</p>' }]

const examples: readonly Example[] = [
  ...(['primary', 'secondary', 'tertiary', 'warning', 'unstyled'] as const).map((variant): Example => [`button, ${variant}`, 'buttons/buttons', 'button', { text: 'Gem', variant, icon: 'save' }]),
  ...(['info', 'success', 'warning', 'error'] as const).map((variant): Example => [`alert, ${variant}`, 'alerts/alerts', 'alert', { variant, heading: 'Titel', headingLevel: 'h2', content: 'Tekst' }]),
  ...(['success', 'info', 'warning', 'error'] as const).map((status): Example => [`badge, ${status}`, 'badge/badges', 'badge', { text: 'Ny', variant: { status } }]),
  ['tag', 'tags/tags', 'tag', { text: 'Bolig', icon: 'close' }],
  ['card', 'cards/cards', 'card', { heading: 'Titel', subheading: 'Art', content: '<p>Tekst</p>' }],
  ['card that leads on', 'cards/cards', 'card', { heading: 'Titel', navigationCard: { href: '/a' } }],
  ['details', 'details/details', 'details', { summary: 'Hvad?', content: '<p>Tekst</p>' }],
  ['accordion', 'accordion/accordion', 'accordion', { id: 'a', openCloseButton: true, items }],
  ['toast', 'toast/toast', 'toast', { id: 't', variant: 'success', srVariant: 'Succes', show: true, heading: 'Gemt', content: 'Tekst' }],
  ['spinner', 'spinner/spinner', 'spinner', { status: 'Henter', small: true }],
  ['table', 'table/table', 'table', { id: 's', variant: { breakpoint: 'md' }, sorting: { column: 1, direction: 'ascending' }, thead, tbody }],
  ['structured list', 'structured-list/structured-list', 'structured_list', { breakpoint: 'md', items: [{ label: 'Navn', value: 'Ida' }, { label: 'Rolle', value: 'Sagsbehandler' }] }],
  ['text field', 'form/controls/text-input', 'textinput', { ...field, helptext: 'Hjælp', value: 'A' }],
  ['text field with a fault', 'form/controls/text-input', 'textinput', { ...field, helptext: 'Hjælp', errorMessage: 'Fejlen', value: 'A' }],
  ['text field with prefix and suffix', 'form/controls/text-input', 'textinput', { ...field, prefix: 'https://', suffix: 'MB' }],
  ['text field, counted', 'form/controls/text-input', 'textinput', { ...field, characterLimit: 50 }],
  ['text field with help', 'form/controls/text-input', 'textinput', { ...field, tooltip: 'Forklaring' }],
  ['date', 'form/controls/date-picker', 'datepicker', { ...field, value: '24.12.2027', helptext: 'Hjælp' }],
  ['text area', 'form/controls/text-area', 'textarea', { ...field, rows: 4, helptext: 'Hjælp' }],
  ['select', 'form/controls/select', 'select', { ...field, helptext: 'Hjælp', options: [{ value: 'a', text: 'A' }] }],
  ['radio buttons', 'radiobuttons/radiobuttons', 'radiobuttons', { id: 'f', groupname: 'f', radiogroupLegend: 'Art', items: choices }],
  ['radio buttons with a fault', 'radiobuttons/radiobuttons', 'radiobuttons', { id: 'f', groupname: 'f', radiogroupLegend: 'Art', errorMessage: 'Fejlen', items: choices }],
  ['checkboxes', 'checkboxes/checkboxes', 'checkboxes', { id: 'f', groupname: 'f', checkboxLegend: 'Art', helptext: 'Vælg', items: choices }],
  ['search', 'search/search', 'search', { id: 'q', name: 'q', searchbutton: { type: 'submit' } }],
  ['pages', 'pagination/pagination', 'pagination', { currentPage: 2, totalPages: 6 }],
  ['way back', 'back-link/back-link', 'back_link', { href: '/a' }],
  ['breadcrumbs', 'breadcrumbs/breadcrumbs', 'breadcrumbs', { items: [{ text: 'Forside', href: '/' }, { text: 'Post' }] }],
  ['side navigation', 'side-navigation/sidenav', 'nav_list', { links }],
  ['tabs', 'tabs/tabs', 'navigation_tabs', { ariaLabel: 'Sider', items: links }],
  ['steps', 'stepguide/stepguide', 'simpleStepIndicator', { currentStep: 2, totalSteps: 4 }],
  ['menu of more', 'overflow-menu/overflow-menu', 'overflowmenu', { id: 'm', button: { text: 'Mere' }, content: '<ul class="overflow-list"><li><a href="/a">A</a></li></ul>' }],
]

/** What ours shows another way on purpose; the styles say why where they do it. */
const changedOnPurpose: Readonly<Record<number, readonly string[]>> = {
  1280: ['structured list', 'text field with help', 'select', 'menu of more'],
  320: ['text field with help', 'menu of more'],
}

const sheet = (name: string): string => readFileSync(path.join(root, globSync(`dist/assets/${name}.*.css`, { cwd: root })[0] ?? assert.fail(name)), 'utf8')
const icons = readFileSync(path.join(root, 'node_modules', 'dkfds', 'dist', 'img', 'all-svg-icons.svg'), 'utf8')

/** A picture of each example, each standing alone. */
async function pictures(page: Page, styles: string): Promise<Buffer[]> {
  const shown = examples.map(([, file, subject, params]) => `<section style="padding: 24px">${macro(file, subject, params)}</section>`)
  await page.setContent(`<html lang="da"><head><style>${styles}</style></head><body><div hidden>${icons}</div><main>${shown.join('')}</main></body></html>`)
  const taken = []
  for (const section of await page.locator('section').all()) taken.push(await section.screenshot({ animations: 'disabled' }))
  return taken
}

for (const width of [1280, 320])
  test(`components look as the examples of the design system do, ${width} px: our own styles change none but those that are to be changed`, { skip: withoutChromium }, async () => {
    const browser = await launchLightChromium()
    try {
      const page = await browser.newPage({ viewport: { width, height: 900 } })
      const [theirs, ours] = [await pictures(page, sheet('dkfds-virkdk')), await pictures(page, sheet('dkfds-virkdk') + sheet('brevdue'))]
      assert.equal(theirs.length, examples.length)
      assert.deepEqual(examples.filter((_, place) => theirs[place]?.equals(ours[place] ?? Buffer.alloc(0)) !== true).map(([name]) => name), changedOnPurpose[width])
    } finally {
      await browser.close()
    }
  })
