import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allCompressions, packed } from '../../platform/archive/archive.testing.ts'
import { get, int8, list, nullable, int4, text } from '../../platform/database/index.ts'
import { jsonOf } from '../../platform/http/json-of.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { sendHalf } from '../http.testing.ts'
import { newMessageUuid } from '../test-memo.testing.ts'
import type { Receipt } from '../wire.ts'
import { withWorld } from './container-world.testing.ts'
import { tarOf } from './containers.testing.ts'

const countRows = get({}, { containers: int8, letters: int8, contents: int8, entries: int8, rejected: int8, uuids: int8 })`
  SELECT (SELECT count(*) FROM containers) AS containers, (SELECT count(*) FROM letters) AS letters, (SELECT count(*) FROM content) AS contents,
    (SELECT count(*) FROM mailbox_entries) AS entries, (SELECT count(*) FROM rejected_containers) AS rejected, (SELECT count(*) FROM letter_keys) AS uuids`

const listRejected = list({}, { transmissionId: text(), fault: text(), entryNumber: nullable(int4) })`
  SELECT rejected_containers.transmission_id::text AS transmission_id, rejected_containers.fault, rejected_containers.entry_number
  FROM rejected_containers ORDER BY rejected_containers.rejected_at, rejected_containers.transmission_id`

const stored = ({ database }: TestExchange) => database.read((on) => countRows(on, {}))
const nothing = { containers: 0, letters: 0, contents: 0, entries: 0, rejected: 0, uuids: 0 }

const receiptOf = async (answer: Response | Promise<Response>, status = 201): Promise<Receipt> => {
  const { status: answered } = await answer
  assert.equal(answered, status)
  return jsonOf<Receipt>(answer)
}

test('a container comes in every compression, as body and as the file of a form, and is answered by one receipt', () =>
  withWorld(async ({ exchange, letters, send, upload }) => {
    const ways = [send, upload] as const
    for (const compression of allCompressions) {
      for (const way of ways) {
        const receipt = await receiptOf(way(await packed(await tarOf(letters(2)), compression), 'application/x-lzma'))
        assert.deepEqual(Object.keys(receipt).toSorted(), ['receiptStatus', 'timeStamp', 'transmissionId'])
        assert.equal(receipt.receiptStatus, 'RECEIVED')
      }
    }
    for (const mediaType of ['application/x-tar', 'application/gzip', 'application/zstd', 'application/x-xz', 'Application/X-LZMA; v=1']) await receiptOf(send(await tarOf(letters(1)), mediaType))
    await exchange.settle()
    const { containers, entries } = await stored(exchange)
    assert.deepEqual({ containers, entries }, { containers: 15, entries: 25 })
  }))

test('three hundred letters and a few bad ones: each good one arrives, and the same container again, also twice at once, is the same', () =>
  withWorld(async ({ exchange, server, letters, send }) => {
    const bad = [{ name: `${newMessageUuid()}.xml`, bytes: 'no MeMo' }, { name: 'nameless.xml', bytes: '<a/>' }, { name: `${newMessageUuid()}.xml`, bytes: '' }]
    const archive = await packed(await tarOf([...letters(150), ...bad, ...letters(150)]), 'xz')
    const first = await Promise.all([receiptOf(send(archive)), receiptOf(send(archive))])
    await exchange.settle()
    const receipts = [...first, await receiptOf(send(archive))]
    for (const receipt of receipts) assert.deepEqual(receipt, receipts[0])
    await exchange.settle()
    assert.deepEqual(await stored(exchange), { containers: 1, letters: 301, contents: 302, entries: 300, rejected: 0, uuids: 301 })
    const { totalElements } = await jsonOf<{ totalElements: number }>(server.get('receipts/'))
    assert.equal(totalElements, 301)
  }))

test('an archive that cannot be used is answered with a Receipt that says where and what to do, and is kept in the log under its id', () =>
  withWorld(async ({ exchange, letters, send, upload }) => {
    const outside = await tarOf([...letters(2), { name: '../outside.xml', bytes: 'x' }])
    const refused = await receiptOf(send(outside), 400)
    const { errorMessage, transmissionId } = refused
    assert.deepEqual({ ...refused, timeStamp: '' }, { transmissionId, errorCode: 'memo.archive.rejected', errorMessage, timeStamp: '', receiptStatus: 'INVALID' })
    assert.match(errorMessage ?? '', /Nothing of it was taken in\. File 3: The name of the file could point outside the archive.*Mend the archive/)
    const cut = await packed(await tarOf(letters(3)), 'lzma')
    assert.match((await receiptOf(upload(cut.subarray(0, -20), 'application/x-lzma'), 400)).errorMessage ?? '', /ends before it is whole/)
    assert.match((await receiptOf(send(Buffer.from('<memo/>')), 400)).errorMessage ?? '', /is no tar/)
    assert.match((await receiptOf(send(Buffer.alloc(0)), 400)).errorMessage ?? '', /no files in it/)
    const rejected = await exchange.database.read((on) => listRejected(on, {}))
    assert.deepEqual(rejected[0], { transmissionId, fault: 'name', entryNumber: 3 })
    assert.deepEqual(rejected.map(({ fault }) => fault), ['name', 'truncated', 'unreadable', 'empty'])
    assert.deepEqual(await stored(exchange), { ...nothing, rejected: 4 })
  }))

test('too large by its announced length, while it streams, and unpacked: the first two are 413', () =>
  withWorld(
    async ({ exchange, letters, send, upload }) => {
      const large = await tarOf(letters(40))
      assert.equal((await receiptOf(send(large), 413)).errorCode, 'container.too.large')
      assert.equal((await receiptOf(upload(large, 'application/x-tar'), 413)).errorCode, 'container.too.large')
      const { errorCode, errorMessage } = await receiptOf(send(await packed(large, 'xz')), 400)
      assert.equal(errorCode, 'memo.archive.rejected')
      assert.match(errorMessage ?? '', /larger than allowed when unpacked/)
      assert.deepEqual(await stored(exchange), { ...nothing, rejected: 2 })
    },
    { archiveLimits: { maxCompressedBytes: 50_000, maxBytes: 60_000 } },
  ))

test('what is wrong at the door gets its code, and nothing is stored', () =>
  withWorld(async ({ exchange, server, letters, send, upload }) => {
    const archive = await tarOf(letters(1))
    const { authorization } = exchange.sender
    const form = (parts: readonly (readonly [string, string])[]): Promise<Response> => {
      const body = new FormData()
      for (const [name, content] of parts) body.append(name, new Blob([content], { type: 'application/x-tar' }), 'a.tar')
      return fetch(`${server.url}/apis/v1/memos/`, { method: 'POST', headers: { authorization }, body })
    }
    const refusals: [Promise<Response>, number, string][] = [
      [send(archive, 'application/x-tar', `?memo-message-uuid=${newMessageUuid()}`), 400, 'container.uuid.not.allowed'],
      [upload(archive, 'application/x-tar', `?memo-message-uuid=${newMessageUuid()}`), 400, 'container.uuid.not.allowed'],
      [send(archive, 'application/zip'), 415, 'memo.media.type.not.supported'],
      [upload(archive, 'application/pdf'), 415, 'memo.media.type.not.supported'],
      [form([['file', archive.toString('latin1')], ['file', 'x']]), 400, 'request.body.unreadable'],
      [form([['archive', archive.toString('latin1')]]), 400, 'request.body.unreadable'],
      [form([]), 400, 'request.body.unreadable'],
      [send(archive, 'multipart/form-data'), 415, 'content.type.not.supported'],
      [fetch(`${server.url}/apis/v1/memos/`, { method: 'POST', headers: { 'content-type': 'application/x-tar' }, body: Buffer.from(archive) }), 401, 'system.authentication.failed'],
    ]
    for (const [answer, status, code] of refusals) {
      assert.equal((await jsonOf<{ code: string }>(answer)).code, code)
      assert.equal((await answer).status, status)
    }
    assert.deepEqual(await stored(exchange), nothing)
  }))

test('an upload that is cut half-way stores nothing, and the whole one afterwards is taken', () =>
  withWorld(async ({ exchange, server, letters, send }) => {
    const archive = await packed(await tarOf(letters(20)), 'gzip')
    await sendHalf(server, exchange.sender.authorization, { contentType: 'application/gzip', body: archive })
    assert.deepEqual(await stored(exchange), nothing)
    for await (const { name } of exchange.contentStore.blobs.list('', '')) assert.fail(`The blob ${name} was left`)
    await receiptOf(send(archive))
    await exchange.settle()
    assert.equal((await stored(exchange)).entries, 20)
  }))

test('one letter as the file of a form needs no UUID in the address, and is the letter that it says', () =>
  withWorld(async ({ exchange, letters, upload }) => {
    const [letter = { name: '', bytes: '' }] = letters(1)
    const messageUuid = letter.name.slice(0, -'.xml'.length)
    const first = await receiptOf(upload(Buffer.from(letter.bytes), 'text/xml'))
    assert.equal(first.messageUUID, messageUuid)
    assert.deepEqual(await receiptOf(upload(Buffer.from(letter.bytes), 'application/xml', `?memo-message-uuid=${messageUuid}`)), first)
    const nameless = upload(Buffer.from('<a/>'), 'application/xml')
    assert.equal((await jsonOf<{ code: string }>(nameless)).code, 'memo.uuid.missing')
    const other = upload(Buffer.from(letter.bytes), 'application/xml', `?memo-message-uuid=${newMessageUuid()}`)
    assert.equal((await jsonOf<{ code: string }>(other)).code, 'memo.uuid.mismatch')
    await exchange.settle()
    const { letters: count, entries } = await stored(exchange)
    assert.deepEqual({ count, entries }, { count: 1, entries: 1 })
  }))
