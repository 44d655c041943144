import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkMemo } from '../../memo/index.ts'
import type { Memo } from '../../memo/index.ts'
import { civilDate, parseInstant, plainDate } from '../../platform/clock/index.ts'
import { sha256 } from '../../platform/crypto/index.ts'
import { letterTemplates, makeLetterDocuments } from '../documents/index.ts'
import type { MemoInput } from './make-memo.ts'
import { makeMemo } from './make-memo.ts'

const createdAt = parseInstant('2026-10-05T08:15:00Z')
assert.ok(createdAt !== undefined)
const sender = { cvrNumber: '99990001', name: 'Egelund Kommune & Omegn' }
const text = { filename: 'Brev.txt', mime: 'text/plain', bytes: Buffer.from('Kære borger') }
const small: MemoInput = { sender, recipient: { type: 'CPR', number: '6101709999' as never }, createdAt, letter: { title: 'Et brev' }, main: [text] } // a made-up number

async function valid(input: MemoInput): Promise<Memo> {
  const { messageUuid, xml } = await makeMemo(input)
  const checked = checkMemo(xml)
  assert.deepEqual(checked.faults, [])
  assert.equal(checked.messageUuid, messageUuid)
  assert.ok(checked.memo !== undefined)
  return checked.memo
}

test('every template makes a valid MeMo in both versions, with its files as they were', async () => {
  for (const template of letterTemplates) {
    const occasion = { sender: { name: sender.name, addressLines: ['Torvet 1'], telephone: '00 00 00 00', website: 'egelund.example' }, recipientName: 'Freja <Holm>', date: civilDate(createdAt), seed: 'a' }
    const { letter, main, additional } = await makeLetterDocuments(template, occasion)
    for (const version of ['1.1', '1.2'] as const) {
      const memo = await valid({ ...small, version, letter, main, additional, mandatory: template.mandatory ?? false, legalNotification: template.legalNotification ?? false })
      assert.equal(memo.version, version)
      assert.equal(memo.header.label, letter.title)
      assert.equal(memo.header.reply, letter.replyBy !== undefined)
      assert.equal(memo.header.mandatory, template.mandatory ?? false)
      assert.deepEqual(memo.documents.map(({ files }) => files.map(({ length }) => length)), [main, ...additional.map((one) => [one])].map((files) => files.map(({ bytes }) => bytes.length)))
      assert.equal(memo.documents[0]?.actions.length, Number(letter.action !== undefined) + Number(letter.appointment !== undefined))
    }
  }
})

test('a NemSMS has a notification and no documents', async () => {
  const memo = await valid({ ...small, main: [], letter: { title: 'Husk din tid', notification: 'Husk din tid i morgen kl. 9.' } })
  assert.equal(memo.header.messageType, 'NEMSMS')
  assert.deepEqual(memo.documents, [])
})

test('contact point, post type and value date stand where the format has them', async () => {
  const { header } = await valid({
    ...small,
    recipient: { type: 'CVR', number: '99990001' as never, contactPointId: 'a3f8a1f0-8a6b-4f3c-9d2e-0d6b8f1c2e3a' }, // a made-up number
    postType: 'MYNDIGHEDSPOST',
    doNotDeliverUntil: plainDate('2026-12-01'),
  })
  assert.equal(header.recipient.contactPoint?.contactPointId, 'a3f8a1f0-8a6b-4f3c-9d2e-0d6b8f1c2e3a')
  assert.deepEqual([header.postType, header.doNotDeliverUntilDate], ['MYNDIGHEDSPOST', '2026-12-01'])
})

test('the content of a file is its bytes', () =>
  fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
      const { documents } = await valid({ ...small, main: [{ ...text, bytes }] })
      const file = documents[0]?.files[0]
      assert.equal(file?.sha256, sha256(bytes).toString('hex'))
    }),
  ))
