import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findTaggedNumber } from '../first-letter/correspondents.queries.ts'
import { withSandbox } from '../sandbox-portal.testing.ts'

/** What a page shows as code, as its reader copies it. */
const codeOf = (html: string, id: string): string =>
  (new RegExp(`<code id="${id}">([^<]*)</code>`).exec(html)?.[1] ?? '').replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'")

test('the guide of a sandbox has ready values: two systems, and a letter between them', () =>
  withSandbox(async ({ exchange, seed, page, get }) => {
    await seed()
    const html = await page('/docs', 'en')
    const settings = codeOf(html, 'settings')
    assert.match(settings, /^BREVDUE='http:\/\/127\.0\.0\.1:\d+'\nSENDER='Basic [\w=+/]+'\nRECEIVER='Basic [\w=+/]+'\nMESSAGE='[0-9a-f-]{36}'$/)
    const sample = /'(http[^']+)'/.exec(codeOf(html, 'letter'))?.[1] ?? ''
    const receiver = await exchange.database.read((on) => findTaggedNumber(on, { tag: 'authority-municipality' }))
    const letter = await (await get(new URL(sample).pathname + new URL(sample).search)).text()
    assert.ok(letter.includes(`<memo:recipientID>${receiver?.number}</memo:recipientID>`))
    assert.ok(letter.includes(/MESSAGE='([^']+)'/.exec(settings)?.[1] ?? 'no UUID'))
    assert.match(codeOf(html, 'confirm'), /memos\/\$MESSAGE\/receipt/)
  }))

test('the guide of the contact register has ready values too: a system, and a company to look up', () =>
  withSandbox(async ({ seed, page }) => {
    await seed()
    const html = await page('/docs/contacts', 'en')
    assert.match(codeOf(html, 'settings'), /^BREVDUE='http:\/\/127\.0\.0\.1:\d+'\nSENDER='Basic [\w=+/]+'\nCVR='\d{8}'$/)
    assert.match(codeOf(html, 'bulk'), /isBulkLookup=true/)
    assert.match(await page('/docs/contacts', 'da'), /Slå op i kontaktregistret/)
  }))

test('where there is no sandbox for the caller, the guide asks for own values', () =>
  withSandbox(async ({ seed, get, page }) => {
    assert.match(await page('/docs', 'en'), /Put your own values/)
    await seed()
    const html = await (await get('/docs', { 'x-forwarded-for': '10.1.2.3', 'accept-language': 'da' })).text()
    assert.match(html, /Sæt dine egne værdier ind/)
    assert.doesNotMatch(html, /sample-letter/)
  }))

test('the pages of codes and law exist in both languages', () =>
  withSandbox(async ({ page }) => {
    assert.match(await page('/docs/errors'), /<code id="recipient\.not\.found">/)
    const pages = [
      ['/tilgaengelighed', 'Tilgængeligheds', 'Accessibility statement'],
      ['/privatliv', 'Privatlivspolitik', 'Privacy policy'],
      ['/cookies', 'Dem sætter vi', 'Those we set'],
    ] as const
    for (const [path, danish, english] of pages) {
      assert.ok((await page(path, 'da')).includes(danish), path)
      assert.ok((await page(path, 'en')).includes(english), path)
    }
  }))
