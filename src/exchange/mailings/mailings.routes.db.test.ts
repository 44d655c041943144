import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { test } from 'node:test'
import { insertTestAuthorityOrganisation } from '../../organisations/organisations.testing.ts'
import { jsonOf } from '../../platform/http/json-of.testing.ts'
import { insertTestSystem } from '../../systems/systems.testing.ts'
import { tarOf } from '../containers/containers.testing.ts'
import type { TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import type { TestServer } from '../http.testing.ts'
import { withServer } from '../http.testing.ts'
import { newMessageUuid } from '../test-memo.testing.ts'
import { mixed } from './mailings.testing.ts'

interface Report {
  readonly id: string
  readonly name: string
  readonly state: string
  readonly percent: number
  readonly nextStepDateTime?: string
  readonly entries: number
  readonly handled: number
  readonly rejected: number
  readonly expectedSeconds?: number
  readonly examination: { readonly completed: boolean; readonly digital: number; readonly faults: readonly { readonly code: string; readonly letters: number; readonly examples: readonly { readonly entryNumber: number }[] }[] }
  readonly faults: readonly { readonly code: string; readonly letters: number; readonly firstEntryNumber: number }[]
  readonly changes: readonly { readonly change: string; readonly percent: number; readonly by: string }[]
}

const address = ({ url }: TestServer, rest = ''): string => `${url}/apis/brevdue/v1/mailings/${rest}`

interface Options {
  readonly authorization?: string
  readonly type?: string
  readonly name?: string
}

const withMailings = (work: (exchange: TestExchange, server: TestServer) => Promise<void>): Promise<void> => withExchange((exchange) => withServer(exchange, (server) => work(exchange, server)))

const sendTo = (server: TestServer, { sender }: TestExchange, body: Uint8Array, { authorization = sender.authorization, type = 'application/x-tar', name = 'Ejendomsskat 2027' }: Options = {}): Promise<Response> =>
  fetch(`${address(server)}?name=${encodeURIComponent(name)}`, { method: 'POST', headers: { authorization, 'content-type': type }, body: Buffer.from(body) })

/** `wish`: the mailing's id and what is wished of it. */
const act = (server: TestServer, { sender }: TestExchange, wish: string, authorization = sender.authorization): Promise<Response> =>
  fetch(address(server, wish), { method: 'POST', headers: { authorization } })

const get = (server: TestServer, { sender }: TestExchange, rest: string, authorization = sender.authorization): Promise<Response> => fetch(address(server, rest), { headers: { authorization } })

const codeOf = async (answer: Promise<Response>): Promise<readonly [number, string]> => {
  const response = await answer
  return [response.status, (await jsonOf<{ code: string }>(response)).code]
}

test('a system sends a mailing, reads what was found, starts it, and sees it finish', () =>
  withMailings(async (exchange, server) => {
    const body = gzipSync(await tarOf(await mixed(exchange, 297, 3)))
    const sent = await jsonOf<Report>(sendTo(server, exchange, body, { type: 'application/gzip' }))
    assert.deepEqual([sent.name, sent.state, sent.percent, sent.entries], ['Ejendomsskat 2027', 'EXAMINING', 0, 300])
    await exchange.settle()
    const again = await jsonOf<Report>(sendTo(server, exchange, body, { type: 'application/x-lzma', name: 'Et andet navn' }))
    assert.deepEqual([again.id, again.name, again.state], [sent.id, sent.name, 'READY'])
    assert.deepEqual([again.examination.completed, again.examination.digital], [true, 297])
    assert.deepEqual(again.examination.faults.map(({ code, letters, examples }) => [code, letters, examples.length]), [['recipient.not.found', 3, 3]])
    assert.ok((again.expectedSeconds ?? 0) > 600, 'two pauses of five minutes')
    const started = await jsonOf<Report>(act(server, exchange, `${sent.id}/start`))
    assert.deepEqual([started.state, started.percent], ['RUNNING', 1])
    assert.equal((await act(server, exchange, `${sent.id}/start`)).status, 200, 'asked twice')
    await exchange.settle()
    assert.notEqual((await jsonOf<Report>(get(server, exchange, sent.id))).nextStepDateTime, undefined)
    await exchange.advance('PT15M')
    await exchange.settle()
    const done = await jsonOf<Report>(get(server, exchange, sent.id))
    assert.deepEqual([done.state, done.handled, done.rejected], ['FINISHED', 300, 3])
    assert.deepEqual(done.faults.map(({ code, letters, firstEntryNumber }) => [code, letters, firstEntryNumber]), [['recipient.not.found', 3, 100]])
    assert.deepEqual(done.changes.map(({ change, by }) => `${change} ${by}`), ['finished platform', 'stepped platform', 'stepped platform', 'started system', 'examined platform', 'created system'])
  }))

test('what is wrong at the door gets its code, and no mailing', () =>
  withMailings(async (exchange, server) => {
    const body = await tarOf(await mixed(exchange, 2, 0))
    assert.deepEqual(await codeOf(sendTo(server, exchange, body, { name: ' ' })), [400, 'mailing.name.missing'])
    assert.deepEqual(await codeOf(sendTo(server, exchange, body, { name: 'x'.repeat(101) })), [400, 'mailing.name.missing'])
    assert.deepEqual(await codeOf(sendTo(server, exchange, body, { type: 'application/xml' })), [415, 'memo.media.type.not.supported'])
    assert.deepEqual(await codeOf(sendTo(server, exchange, body.subarray(0, 700))), [400, 'memo.archive.rejected'])
    assert.equal((await sendTo(server, exchange, body, { authorization: 'Basic bm86bm8=' })).status, 401)
    assert.deepEqual(await jsonOf(get(server, exchange, '')), { mailings: [] })
    const { authorization } = exchange.sender
    await fetch(`${server.url}/apis/v1/memos/`, { method: 'POST', headers: { authorization, 'content-type': 'application/x-tar' }, body: Buffer.from(body) })
    assert.deepEqual(await codeOf(sendTo(server, exchange, body)), [409, 'mailing.sent.before'])
    await exchange.settle()
  }))

test('each wish answers how the mailing stands, or why it cannot be', () =>
  withMailings(async (exchange, server) => {
    const { id } = await jsonOf<Report>(sendTo(server, exchange, await tarOf(await mixed(exchange, 150, 0))))
    const refused = (wish: string): Promise<readonly [number, string]> => codeOf(act(server, exchange, `${id}/${wish}`))
    await exchange.settle()
    assert.deepEqual([await refused('pause'), await refused('resume')], [[409, 'mailing.ready'], [409, 'mailing.ready']])
    await act(server, exchange, `${id}/start`)
    assert.equal((await jsonOf<Report>(act(server, exchange, `${id}/pause`))).state, 'PAUSED')
    assert.deepEqual(await refused('start'), [409, 'mailing.paused'])
    assert.equal((await jsonOf<Report>(act(server, exchange, `${id}/resume`))).state, 'RUNNING')
    assert.equal((await jsonOf<Report>(act(server, exchange, `${id}/stop`))).state, 'STOPPED')
    assert.equal((await jsonOf<Report>(act(server, exchange, `${id}/stop`))).state, 'STOPPED')
    assert.deepEqual([await refused('start'), await refused('resume')], [[409, 'mailing.stopped'], [409, 'mailing.stopped']])
  }))

test('mailings are listed by page, and those of other systems and organisations are not there', () =>
  withMailings(async (exchange, server) => {
    const ids: string[] = []
    for (let sent = 0; sent < 3; sent++) ids.unshift((await jsonOf<Report>(sendTo(server, exchange, await tarOf(await mixed(exchange, 1, 0))))).id)
    const first = await jsonOf<{ mailings: Report[]; next: string }>(get(server, exchange, '?size=2'))
    assert.deepEqual([first.mailings.map(({ id }) => id), first.next], [ids.slice(0, 2), ids[1]])
    const rest = await jsonOf<{ mailings: Report[]; next?: string }>(get(server, exchange, `?size=2&before=${first.next}`))
    assert.deepEqual([rest.mailings.map(({ id }) => id), rest.next], [ids.slice(2), undefined])
    await exchange.settle()
    const others = await exchange.database.transaction(async (tx) => [
      await insertTestSystem(tx, { organisationId: exchange.sender.organisationId }),
      await insertTestSystem(tx, { organisationId: (await insertTestAuthorityOrganisation(tx)).organisationId }),
    ])
    const [id = ''] = ids
    for (const { authorization } of others) {
      assert.deepEqual(await jsonOf(get(server, exchange, '', authorization)), { mailings: [] })
      assert.equal((await get(server, exchange, id, authorization)).status, 404)
      for (const wish of ['start', 'pause', 'resume', 'stop']) assert.equal((await act(server, exchange, `${id}/${wish}`, authorization)).status, 404)
    }
    assert.equal((await get(server, exchange, newMessageUuid())).status, 404)
    assert.equal((await jsonOf<Report>(get(server, exchange, id))).state, 'READY', 'nobody started it')
  }))
