import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '../../i18n/index.ts'
import * as room from '../index.ts'
import { LanguageContext } from '../language-context.tsx'
import { gallery } from './gallery.ts'

/** Parts of a whole that the gallery shows inside another, or that every page shows. */
const shownElsewhere = ['ButtonGroup', 'CardGrid', 'ChartGrid', 'Checkbox', 'DocumentImage', 'Form', 'GalleryView', 'Heading', 'LetterSection', 'NavigationCard', 'Page', 'PdfFrame', 'ScreenReaderOnly', 'SideLayout', 'StepSubheading', 'ToastContainer', 'Toolbar', 'DocumentFrame']

test('every component is in the gallery', () => {
  const components = Object.keys(room).filter((name) => /^[A-Z]/.test(name))
  const shown = new Set([...gallery('da').map(({ name }) => name), ...shownElsewhere])
  assert.deepEqual(components.filter((name) => !shown.has(name)), [])
})

test('ids are unique in the gallery, and what points to an id finds it', () => {
  for (const language of languages) {
    const html = room.renderPage(<LanguageContext.Provider value={language}><room.GalleryView /></LanguageContext.Provider>)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '')
    assert.equal(new Set(ids).size, ids.length, `doubled: ${ids.filter((id, index) => ids.indexOf(id) !== index)}`)
    const named = [...html.matchAll(/ (?:for|aria-describedby|aria-labelledby|aria-controls|data-copy)="([^"]+)"/g)].flatMap((match) => match[1]?.split(' ') ?? [])
    assert.deepEqual(named.filter((id) => !ids.includes(id)), [])
  }
})
