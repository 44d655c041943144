import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkMemo } from '../../memo/index.ts'
import { sha256 } from '../../platform/crypto/index.ts'
import type { Nation } from '../nation/index.ts'
import type { TestSandbox } from '../portal/sandbox-portal.testing.ts'
import { withSandbox } from '../portal/sandbox-portal.testing.ts'
import type { FormContent } from './workshop.testing.ts'
import { chosenIn, messageIn, submit } from './workshop.testing.ts'

const path = '/sandbox/workshop/form'

/** What a newcomer fills in: the sender that is chosen already, and a citizen. */
async function filledIn(sandbox: TestSandbox, nation: Nation): Promise<Record<string, string>> {
  const citizen = nation.persons.find(({ tags }) => tags.includes('citizen-with-post'))
  return { system: chosenIn(await sandbox.page(path)) ?? '', recipient: citizen?.cprNumber ?? '', title: 'Æbler & pærer', text: 'Kære borger\r\nTillykke', flags: 'reply', version: '1.2' }
}

async function written(sandbox: TestSandbox, content: FormContent): Promise<string> {
  const answer = await submit(sandbox, path, content)
  assert.equal(answer.status, 200)
  return messageIn(await answer.text())
}

test('a filled-in form becomes a right letter of either version, with everything where it belongs', () =>
  withSandbox(async (sandbox) => {
    const form = await filledIn(sandbox, await sandbox.seed())
    const more = { notification: 'Brev til dig', valueDate: '2030-07-01', replyBy: '2030-07-31', contactPoint: '0b4f4a4e-0f3b-4f65-9c9f-2a1d6d3f0c11', messageCode: 'PA001' }
    const pdf = Buffer.from('%PDF-1.7 a drawing')
    for (const version of ['1.1', '1.2'] as const) {
      const attachments = new File([pdf], 'Tegning.pdf', { type: 'application/pdf' })
      const { memo, faults } = checkMemo(Buffer.from(await written(sandbox, { ...form, ...more, version, attachments })))
      assert.deepEqual([memo?.version, faults], [version, []])
      assert.ok(memo !== undefined)
      const { header, documents } = memo
      assert.deepEqual([header.label, header.notification, header.reply, header.mandatory, header.legalNotification], [form['title'], 'Brev til dig', true, false, false])
      assert.deepEqual([header.doNotDeliverUntilDate, header.replyByDateTime], ['2030-07-01', '2030-07-31T21:59:59Z'])
      assert.deepEqual([header.sender.senderId, header.recipient.recipientId, header.recipient.idType], ['99990001', form['recipient'], 'CPR'])
      assert.equal(header.recipient.contactPoint?.contactPointId, more.contactPoint)
      assert.deepEqual(documents.map(({ type, files }) => [type, files[0]?.filename, files[0]?.sha256]), [
        ['MAIN', 'Brev.txt', sha256(Buffer.from('Kære borger\nTillykke')).toString('hex')],
        ['ADDITIONAL', 'Tegning.pdf', sha256(pdf).toString('hex')],
      ])
    }
  }))

test('what is filled in is sent and ends in the mailbox; an umlaut in a file name stays', () =>
  withSandbox(async (sandbox) => {
    const form = await filledIn(sandbox, await sandbox.seed())
    const message = await written(sandbox, { ...form, mainFile: new File(['Hej'], 'Æblegrød.txt', { type: 'text/plain' }) })
    assert.equal(checkMemo(Buffer.from(message)).memo?.documents[0]?.files[0]?.filename, 'Æblegrød.txt')
    const sent = await submit(sandbox, '/sandbox/workshop', { message, do: 'send' })
    assert.equal(sent.status, 303)
    const trace = await sandbox.json<{ title: string; state: { name: string } }>(`/sandbox/api${(sent.headers.get('location') ?? '').replace('/sandbox', '').replace('?sent=yes', '/trace')}`)
    assert.deepEqual([trace.title, trace.state.name], ['Æbler & pærer', 'mailbox'])
  }))

test('what is wrong is written as it is, and the check says so', () =>
  withSandbox(async (sandbox) => {
    const form = await filledIn(sandbox, await sandbox.seed())
    const message = await written(sandbox, { ...form, recipient: 'Freja', text: '', valueDate: '1. juli', replyBy: 'snart' })
    const codes = new Set(checkMemo(Buffer.from(message)).faults.map(({ element }) => element))
    for (const element of ['memo:doNotDeliverUntilDate', 'memo:replyByDateTime', 'memo:content']) assert.ok(codes.has(element), element)
  }))

test('nothing typed is lost: too large a file, files that are too large together, no sender', () =>
  withSandbox(async (sandbox) => {
    const form = await filledIn(sandbox, await sandbox.seed())
    const refused = async (status: number, words: string, more: FormContent): Promise<void> => {
      const answer = await submit(sandbox, path, { ...form, notification: 'Til dig', ...more }, 'en')
      const html = await answer.text()
      assert.equal(answer.status, status)
      for (const kept of [words, `value="${form['recipient']}"`, 'value="Æbler &amp; pærer"', 'Kære borger\nTillykke', 'value="Til dig"']) assert.ok(html.includes(kept), kept)
    }
    await refused(413, 'The letter is larger than 1 MB', { mainFile: new File([Buffer.alloc(5_000_000)], 'Large.pdf') })
    await refused(413, 'The letter is larger than 1 MB', { mainFile: new File([Buffer.alloc(400_000)], 'One.pdf'), attachments: new File([Buffer.alloc(400_000)], 'Two.pdf') })
    await refused(400, 'Choose a sender', { system: '' })
  }))

test('recipients are suggested by what they are good for; canaries are not', () =>
  withSandbox(async (sandbox) => {
    const nation = await sandbox.seed()
    const html = await sandbox.page(path, 'en')
    assert.match(html, /<option value="\d{10}" label="[^"]+: Exempt citizen"/)
    assert.match(html, /<option value="[0-9a-f-]{36}" label="[^"]+: Borgerservice"/)
    const canary = nation.persons.find(({ tags }) => tags.includes('canary'))
    assert.ok(canary !== undefined && !html.includes(canary.cprNumber))
  }))
