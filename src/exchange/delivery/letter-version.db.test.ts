import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import type { Memo, MemoVersion } from '../../memo/index.ts'
import { checkMemo } from '../../memo/index.ts'
import { insertTestCompanyOrganisation } from '../../organisations/organisations.testing.ts'
import { insertTestSystem } from '../../systems/systems.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import { withServer } from '../http.testing.ts'
import type { TestMemo } from '../test-memo.testing.ts'
import { testMemo } from '../test-memo.testing.ts'

const flags = '<memo:mandatory>false</memo:mandatory><memo:legalNotification>false</memo:legalNotification>'
const in11 = (xml: string): string => xml.replace('memoVersion="1.2"', 'memoVersion="1.1" memoSchVersion="1.1.0"')
const longNotification = `<memo:notification>${'Du har fået post. '.repeat(8)}Læs den.</memo:notification>`
const represented = (xml: string): string =>
  xml
    .replace('</memo:label><memo:mandatory>', `</memo:label>${longNotification}<memo:mandatory>`)
    .replace('</memo:Sender>', '<memo:Representative><memo:label>Ida Ålund</memo:label></memo:Representative></memo:Sender>')

interface Fetched {
  readonly sent: Buffer
  readonly raw: Buffer
  readonly announced: number
}

/** Sends a letter to a company whose system is set to a version, and fetches it there. */
async function fetchIn(exchange: TestExchange, version: MemoVersion, change: (xml: string) => string, more: Partial<TestMemo> = {}): Promise<Fetched> {
  const { cvrNumber, authorization } = await exchange.database.transaction(async (tx) => {
    const company = await insertTestCompanyOrganisation(tx)
    const system = { organisationId: company.organisationId, isSender: false, isRecipient: true, memoVersion: version }
    return { ...company, ...(await insertTestSystem(tx, system)) }
  })
  const { messageUuid, xml } = testMemo({ senderCvr: exchange.sender.cvr, recipientId: cvrNumber, flags, ...more })
  const sent = Buffer.from(change(xml))
  let fetched: Fetched | undefined
  await withServer(exchange, async (server) => {
    assert.equal((await server.post(messageUuid, sent)).status, 201)
    await exchange.settle()
    const response = await server.get(`memos/${messageUuid}`, authorization)
    assert.equal(response.status, 200)
    fetched = { sent, raw: Buffer.from(await response.arrayBuffer()), announced: Number(response.headers.get('content-length')) }
  })
  assert.ok(fetched)
  return fetched
}

function read({ raw, announced }: Fetched): Memo {
  assert.equal(raw.length, announced)
  const { memo, faults } = checkMemo(raw)
  assert.deepEqual(faults, [])
  assert.ok(memo)
  return memo
}

const content = Buffer.from('Et langt brev. '.repeat(40_000))
const sha256 = createHash('sha256').update(content).digest('hex')

for (const [place, more] of [
  ['a row', {}],
  ['a file', { content }],
] as const) {
  test(`a letter of 1.2 in ${place} comes as 1.1 to a system that takes 1.1`, () =>
    withExchange(async (exchange) => {
      const memo = read(await fetchIn(exchange, '1.1', represented, more))
      assert.equal(memo.version, '1.1')
      assert.equal(memo.header.sender.attentionData?.contentResponsible?.label, 'Ida Ålund')
      assert.match(memo.header.notification ?? '', /^Du har fået post.{130,140}…$/)
      assert.equal(memo.documents[0]?.files[0]?.sha256 === sha256, 'content' in more)
    }))

  test(`a letter of 1.1 in ${place} comes as 1.2 to a system that takes 1.2`, () =>
    withExchange(async (exchange) => {
      const fetched = await fetchIn(exchange, '1.2', in11, more)
      assert.deepEqual(read(fetched).header, checkMemo(fetched.sent).memo?.header)
      assert.equal(read(fetched).version, '1.2')
    }))

  test(`a letter in ${place} that fits comes byte for byte as it was sent`, () =>
    withExchange(async (exchange) => {
      for (const { sent, raw } of [await fetchIn(exchange, '1.1', in11, more), await fetchIn(exchange, '1.2', represented, more)]) assert.deepEqual(raw, sent)
    }))
}
