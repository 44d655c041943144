import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '../../i18n/index.ts'
import * as room from '../index.ts'
import { LanguageContext } from '../language-context.tsx'
import { gallery } from './gallery.ts'
import { galleryPages } from './gallery-pages.tsx'

/** Parts of a whole that the gallery shows inside another, or that every page shows. */
const shownElsewhere = ['ButtonGroup', 'CardGrid', 'ChangedMeanwhile', 'ConfirmationLink', 'CopyButton', 'ChartGrid', 'Checkbox', 'DocumentImage', 'Form', 'GalleryView', 'Heading', 'LetterSection', 'NavigationCard', 'Page', 'PdfFrame', 'PrintButton', 'ScreenReaderOnly', 'SideLayout', 'StepSubheading', 'ToastContainer', 'Toolbar', 'DocumentFrame', 'FieldRow', 'WizardFrame']

test('every component is in the gallery', () => {
  const components = Object.keys(room).filter((name) => /^[A-Z]/.test(name))
  const shown = new Set([...gallery('da').map(({ name }) => name), ...galleryPages('da').map(({ component }) => component), ...shownElsewhere])
  assert.deepEqual(components.filter((name) => !shown.has(name)), [])
})

test('ids are unique in the gallery and in each page of it, and what points to an id finds it', () => {
  for (const language of languages) {
    const views = [<room.GalleryView path="/gallery" />, ...galleryPages(language).map(({ node }) => node)]
    for (const view of views) assertIds(room.renderPage(<LanguageContext.Provider value={language}>{view}</LanguageContext.Provider>))
  }
})

function assertIds(html: string): void {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '')
  assert.equal(new Set(ids).size, ids.length, `doubled: ${ids.filter((id, index) => ids.indexOf(id) !== index)}`)
  const named = [...html.matchAll(/ (?:for|aria-describedby|aria-labelledby|aria-controls|data-copy)="([^"]+)"/g)].flatMap((match) => match[1]?.split(' ') ?? [])
  assert.deepEqual(named.filter((id) => !ids.includes(id)), [])
}
