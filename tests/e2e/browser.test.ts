import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { launchChromium, withoutChromium } from '../browser/chromium.testing.ts'
import { withPage } from '../browser/watched-page.testing.ts'
import type { ServedSandbox } from '../sandbox.testing.ts'
import { openSandbox } from '../sandbox.testing.ts'

let sandbox: ServedSandbox
let browser: Browser

before(async () => {
  if (withoutChromium !== false) return
  sandbox = await openSandbox()
  browser = await launchChromium()
})
after(async () => {
  if (withoutChromium !== false) return
  await browser.close()
  await sandbox.close()
})

for (const scripts of [true, false])
  test(`from the front page to a letter read, marked unread, and logged out (scripts ${scripts ? 'on' : 'off'})`, { skip: withoutChromium }, async () => {
    await withPage(browser, { language: 'en', width: 1280, scripts }, async ({ page, complaints }) => {
      await page.goto(sandbox.url)
      await page.getByRole('button', { name: 'Send the letter' }).click()
      await page.goto(sandbox.url)
      await page.getByRole('link', { name: /^Log in as/ }).first().click()
      await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor()
      const unread = page.locator('main a[href*="/letters/"]').first()
      const title = ((await unread.textContent()) ?? '').replace('Unread:', '').trim()
      await unread.click()
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      await page.getByRole('button', { name: 'Mark as unread' }).dblclick()
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await page.goto(`${sandbox.url}/post`)
      assert.match((await page.locator('main a[href*="/letters/"]').first().textContent()) ?? '', /Unread:/, 'twice clicked is unread, not read again')
      await page.goto(`${sandbox.url}/post?lang=da`)
      await page.getByRole('heading', { level: 1, name: 'Indbakke' }).waitFor()
      await page.getByRole('button', { name: 'Log af' }).or(page.getByRole('link', { name: 'Log af' })).first().click()
      await page.waitForLoadState()
      await page.goto(`${sandbox.url}/post`)
      assert.match(page.url(), /\/(login|idp)/, 'after logging out the inbox asks who one is')
      assert.deepEqual(complaints, [])
    })
  })

test('the keyboard alone leads from the front page into the inbox', { skip: withoutChromium }, async () => {
  await withPage(browser, { language: 'da', width: 1280 }, async ({ page }) => {
    await page.goto(sandbox.url)
    await page.keyboard.press('Tab')
    assert.match((await page.locator(':focus').textContent()) ?? '', /hovedindhold|indhold/i, 'the first stop skips to the content')
    const reached = async (): Promise<boolean> => ((await page.locator(':focus').getAttribute('href').catch(() => null)) ?? '').includes('/sandbox/login/')
    for (let stop = 0; stop < 40 && !(await reached()); stop++) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Indbakke' }).waitFor()
  })
})

for (const scripts of [true, false])
  test(`a letter is filled in, broken, mended, sent and followed (scripts ${scripts ? 'on' : 'off'})`, { skip: withoutChromium }, async () => {
    await withPage(browser, { language: 'en', width: 320, scripts }, async ({ page, complaints }) => {
      await page.goto(`${sandbox.url}/sandbox/workshop/form`)
      await page.getByLabel('CPR or CVR number').fill(await page.locator('datalist option[label*="Citizen with post"]').getAttribute('value') ?? '')
      await page.getByLabel('Title').fill('A letter by hand')
      await page.getByLabel('Text of the letter').fill('Dear citizen')
      await page.getByRole('button', { name: 'Write the letter' }).click()
      await page.getByRole('heading', { name: 'The letter has no faults' }).waitFor()
      const text = page.getByLabel('MeMo as XML')
      const right = await text.inputValue()
      await text.fill(right.replace('<memo:mandatory>false', '<memo:mandatory>no'))
      await page.getByRole('button', { name: 'Check the letter' }).click()
      await page.getByRole('alert').getByRole('link', { name: /memo:mandatory/ }).click()
      const line = page.locator('.numbered-line:target')
      assert.match((await line.textContent()) ?? '', /<memo:mandatory>no.*memo\.value\.invalid/)
      await line.getByRole('link', { name: 'Correct it in the text' }).click()
      const selected = scripts ? await text.evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd)) : ''
      if (scripts) assert.match(selected, /^ *<memo:mandatory>no<\/memo:mandatory>$/)
      await text.fill(right)
      await page.getByRole('button', { name: 'Send the letter' }).dblclick()
      await page.waitForURL(/\/sandbox\/letters\/[0-9a-f-]{36}\?sent=yes/)
      await page.getByRole('heading', { level: 1, name: 'A letter by hand' }).waitFor()
      assert.match((await page.locator('main').textContent()) ?? '', /The letter is in the mailbox/)
      assert.deepEqual(complaints, [])
    })
  })
