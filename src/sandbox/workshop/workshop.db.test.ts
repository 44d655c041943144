import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkMemo } from '../../memo/index.ts'
import { uuidV4 } from '../../platform/crypto/index.ts'
import type { TestSandbox } from '../portal/sandbox-portal.testing.ts'
import { withSandbox } from '../portal/sandbox-portal.testing.ts'
import { chosenIn, messageIn, submit } from './workshop.testing.ts'

const path = '/sandbox/workshop'
const sampleOf = async ({ page }: TestSandbox, name: string): Promise<string> => messageIn(await page(`${path}?sample=${name}`))
const uuidOf = (message: string): string => checkMemo(Buffer.from(message)).messageUuid ?? ''
const letterCount = async ({ page }: TestSandbox): Promise<number> => [...(await page('/sandbox/letters')).matchAll(/\/sandbox\/letters\/[0-9a-f-]{36}/g)].length

test('a right sample of each version is checked, sent as its own sender, and ends in the mailbox', () =>
  withSandbox(async (sandbox) => {
    await sandbox.seed()
    for (const version of ['1.1', '1.2']) {
      const html = await sandbox.page(`${path}?sample=${version}`)
      const message = messageIn(html)
      assert.deepEqual([checkMemo(Buffer.from(message)).memo?.version, checkMemo(Buffer.from(message)).faults], [version, []])
      assert.ok(html.includes('Brevet er uden fejl') && html.includes('Freja Holmgaard'))
      const answer = await submit(sandbox, path, { message, system: '', do: 'send' })
      assert.equal(answer.headers.get('location'), `/sandbox/letters/${uuidOf(message)}?sent=yes`)
      const trace = await sandbox.json<{ state: { name: string } }>(`/sandbox/api/letters/${uuidOf(message)}/trace`)
      assert.equal(trace.state.name, 'mailbox')
    }
  }))

test('a faulty letter: every fault leads to its line, with code, remedy, element and what is expected, in both languages', () =>
  withSandbox(async (sandbox) => {
    const message = await sampleOf(sandbox, 'faulty')
    const { faults } = checkMemo(Buffer.from(message))
    assert.ok(faults.length >= 4)
    const html = await (await submit(sandbox, path, { message, do: 'check' }, 'en')).text()
    for (const { line, column, code } of faults) {
      assert.ok(html.includes(`href="#line-${line}"`) && html.includes(`id="line-${line}"`), code)
      assert.ok(html.includes(`Line ${line}, column ${column} · <code>${code}</code>`), code)
    }
    assert.match(html, /Element: <code>memo:mandatory<\/code> · Expected: <code>/)
    const danish = await (await submit(sandbox, path, { message, do: 'check' })).text()
    assert.ok(danish.includes(`Brevet har ${faults.length} fejl`) && danish.includes('Linje '))
    assert.equal(messageIn(danish), message, 'what was typed stands there again')
  }))

test('a file is checked byte for byte and shown; a text with two-character line breaks keeps its lines', () =>
  withSandbox(async (sandbox) => {
    const message = await sampleOf(sandbox, '1.2')
    const file = new File([message.replace('<memo:label>', '<memo:label>\u0001')], 'letter.xml')
    const shown = await (await submit(sandbox, path, { message: 'gammel tekst', file, do: 'check' })).text()
    assert.ok(shown.includes('memo.xml.character.not.allowed') && !shown.includes('gammel tekst'))
    const broken = await (await submit(sandbox, path, { file: new File([Buffer.from([0x3c, 0xff, 0xfe])], 'x.xml') })).text()
    assert.match(broken, /memo\.xml\.utf8\.invalid/)
    const typed = await (await submit(sandbox, path, { message: message.replaceAll('\n', '\r\n') })).text()
    assert.equal(messageIn(typed), message)
    const leading = await (await submit(sandbox, path, { message: `\n${message}` })).text()
    assert.equal(messageIn(leading), `\n${message}`)
  }))

test('nothing typed is lost: too large a file, too long a text, no system chosen, nothing to check', () =>
  withSandbox(async (sandbox) => {
    await sandbox.seed()
    const message = await sampleOf(sandbox, '1.2')
    const large = await submit(sandbox, path, { message, file: new File([Buffer.alloc(30_000_000, 65)], 'large.xml'), do: 'check' })
    const shown = await large.text()
    assert.deepEqual([large.status, messageIn(shown)], [413, message])
    assert.match(shown, /href="#file"[^>]*>Brevet fylder mere end 1 MB/)
    const long = await submit(sandbox, path, { message: 'x'.repeat(1_000_001) })
    assert.deepEqual([long.status, messageIn(await long.text()).length], [413, 1_000_001])
    const nobody = await submit(sandbox, path, { message, system: 'x', do: 'send' })
    const unsent = await nobody.text()
    assert.deepEqual([nobody.status, messageIn(unsent)], [400, message])
    assert.match(unsent, /href="#system"[^>]*>Vælg et afsendersystem/)
    assert.equal((await submit(sandbox, path, { message: '', do: 'send' })).status, 400)
    assert.equal(await letterCount(sandbox), 0)
  }))

test('sent twice it is one letter with the same answer, also a message that says no UUID', () =>
  withSandbox(async (sandbox) => {
    await sandbox.seed()
    const html = await sandbox.page(`${path}?sample=1.2`)
    const sending = { message: messageIn(html), system: '', do: 'send' }
    const places = await Promise.all([submit(sandbox, path, sending), submit(sandbox, path, sending)])
    assert.deepEqual(places.map(({ status }) => status), [303, 303])
    assert.equal(await letterCount(sandbox), 1)
    const system = /<option value="([^"]+)"/.exec(html)?.[1] ?? ''
    const nameless = { system, do: 'send', message: '<brev>', spareUuid: uuidV4() }
    for (let time = 0; time < 2; time++) assert.ok((await submit(sandbox, path, nameless)).headers.get('location')?.includes(nameless.spareUuid))
    assert.equal(await letterCount(sandbox), 2)
  }))

test('a faulty letter is sent too, as its own sender or as another that is chosen', () =>
  withSandbox(async (sandbox) => {
    await sandbox.seed()
    const codeOf = async (message: string, system: string): Promise<string | undefined> => {
      assert.equal((await submit(sandbox, path, { message, system, do: 'send' })).status, 303)
      const { decisions } = await sandbox.json<{ decisions: { rule: string }[] }>(`/sandbox/api/letters/${uuidOf(message)}/trace`)
      return decisions[0]?.rule
    }
    assert.equal(await codeOf(await sampleOf(sandbox, 'faulty'), ''), 'check.format')
    const other = /<option value="([^"]+)">(?!Egelund)/.exec(await sandbox.page(path))?.[1] ?? ''
    assert.equal(await codeOf(await sampleOf(sandbox, '1.2'), other), 'sender.other')
  }))

test('a used messageUUID is refused in words with the text kept, and a new one can be given', () =>
  withSandbox(async (sandbox) => {
    await sandbox.seed()
    const html = await sandbox.page(`${path}?sample=1.2`)
    const sending = { message: messageIn(html), system: '', do: 'send' }
    await submit(sandbox, path, sending)
    const changed = sending.message.replace('<memo:label>', '<memo:label>Ny ')
    const refused = await submit(sandbox, path, { ...sending, message: changed })
    const shown = await refused.text()
    assert.deepEqual([refused.status, messageIn(shown), chosenIn(shown)], [400, changed, ''])
    assert.ok(shown.includes('Brevet blev ikke sendt'))
    const renewed = messageIn(await (await submit(sandbox, path, { ...sending, message: changed, do: 'renew' })).text())
    assert.notEqual(uuidOf(renewed), uuidOf(changed))
    assert.equal(renewed.replace(uuidOf(renewed), uuidOf(changed)), changed)
    assert.equal((await submit(sandbox, path, { ...sending, message: renewed })).status, 303)
  }))

test('without a demo nation there are samples to check all the same', () =>
  withSandbox(async (sandbox) => {
    assert.match(await sandbox.page(`${path}?sample=1.2`, 'en'), /The letter has no faults/)
  }))

test('another website cannot send, a forwarded caller sees nothing, production has no workshop', async () => {
  await withSandbox(async ({ post, get }) => {
    assert.equal((await post(path, { message: 'x', do: 'send' }, { origin: 'https://evil.example' })).status, 403)
    assert.equal((await get(path, { 'x-forwarded-for': '10.0.0.1' })).status, 403)
    assert.equal((await post('/sandbox/api/memo/check', {}, { 'x-forwarded-for': '10.0.0.1' })).status, 403)
  })
  await withSandbox(async ({ get }) => assert.equal((await get(path)).status, 404), { BREVDUE_MODE: 'production' })
})
