import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { testMemo } from '../../src/exchange/test-memo.testing.ts'
import { openBrowser } from '../../src/login/browser.testing.ts'
import { jsonOf } from '../../src/platform/http/json-of.testing.ts'
import type { DemoIdentity, DemoSystem } from '../sandbox.testing.ts'
import type { ServingProcess } from '../process.testing.ts'
import { runCommand, startServing, withFolder } from '../process.testing.ts'

const asJson = { 'content-type': 'application/json' }
/** A reset of the smallest nation takes longer, so this is in its middle. */
const inItsMiddleMs = 500

const reset = (url: string): Promise<Response> => fetch(`${url}/sandbox/api/reset`, { method: 'POST' })
const identities = (url: string, tag: string): Promise<DemoIdentity[]> => jsonOf(fetch(`${url}/sandbox/api/identities?tag=${tag}`))

/** Sends letters one after the other, whatever happens to the server, until told to stop; answers how they were answered. */
function keepSending(url: string, system: DemoSystem, recipientId: string): { stop(): Promise<ReadonlySet<number>> } {
  const statuses = new Set<number>()
  let isOver = false
  const sending = (async () => {
    while (!isOver) {
      const { messageUuid, xml } = testMemo({ senderCvr: system.organisationCvr, recipientId, filename: 'Brev.pdf', mediaType: 'application/pdf', content: Buffer.from('%PDF-1.7\n') })
      const answer = await fetch(`${url}/apis/v1/memos/?memo-message-uuid=${messageUuid}`, { method: 'POST', headers: { authorization: system.authorization ?? '', 'content-type': 'application/xml' }, body: xml })
      statuses.add(answer.status)
    }
  })()
  return {
    async stop() {
      isOver = true
      await sending
      return statuses
    },
  }
}

interface Small {
  readonly environment: Readonly<Record<string, string>>
  readonly serving: ServingProcess
}

/** A sandbox with only those who have a purpose. */
const withSmallSandbox = (work: (small: Small) => Promise<void>): Promise<void> =>
  withFolder(async (folder) => {
    const environment = { BREVDUE_DATA: folder }
    assert.equal((await runCommand(['seed', '--persons', '0', '--companies', '0', '--authorities', '0', '--letters', '0'], environment)).code, 0)
    const serving = await startServing(environment)
    await work({ environment, serving })
  })

/** Somebody made by the command can log in by the address that it prints. */
async function assertCommand(environment: Small['environment']): Promise<void> {
  const made = await runCommand(['identities', 'create', 'company', '--name', 'Prøve ApS', '--employee', 'Ida Prøve', '--right', 'MESSAGE_BASIC'], environment)
  assert.equal(made.code, 0, made.output)
  const [facts = '', address = ''] = made.output.trim().split('\n')
  assert.match(facts, /\tIda Prøve\t9999\d{4}\t[0-9a-f-]{36}\tMESSAGE_BASIC$/)
  const browser = openBrowser()
  assert.match((await browser.follow(await browser.get(address))).text, /Post til Prøve ApS/)
  const refused = await runCommand(['identities', 'create', 'employee', '--cvr', '12345678', '--employee', ''], environment)
  assert.deepEqual([refused.code, /--employee: /.test(refused.output)], [1, true], refused.output)
}

async function assertNew(url: string, environment: Small['environment']): Promise<void> {
  await setTimeout(1_500)
  for (const command of [['check', '--all'], ['verify-log']]) {
    const { code, output } = await runCommand(command, environment)
    assert.equal(code, 0, output)
  }
  assert.equal((await jsonOf<{ offset: number }>(fetch(`${url}/sandbox/api/clock`))).offset, 0)
}

test('a sandbox is reset while it works: what was made is gone, everybody is logged out and told why, and letters go on', () =>
  withSmallSandbox(async ({ environment, serving: { url, stop } }) => {
    const [citizen] = await identities(url, 'citizen-with-post')
    const systems = await jsonOf<DemoSystem[]>(fetch(`${url}/sandbox/api/systems`))
    const sender = systems.find(({ types }) => types.includes('SENDER'))
    assert.ok(citizen !== undefined && sender !== undefined)
    const browser = openBrowser()
    assert.equal((await browser.follow(await browser.get(citizen.loginUrl))).url, `${url}/post`)
    await assertCommand(environment)
    await fetch(`${url}/sandbox/api/clock`, { method: 'POST', headers: asJson, body: JSON.stringify({ advance: 'P40D' }) })
    const load = [1, 2, 3].map(() => keepSending(url, sender, citizen.cpr ?? ''))
    const pressed = fetch(`${url}/sandbox/reset`, { method: 'POST', redirect: 'manual', headers: { origin: url } })
    const second = setTimeout(200).then(() => reset(url))
    assert.deepEqual([(await pressed).headers.get('location'), (await second).status], ['/sandbox?done=reset', 409])
    for (const sent of load) assert.deepEqual([...(await sent.stop())], [201])
    await assertNew(url, environment)
    assert.deepEqual((await identities(url, 'citizen-with-post')).map(({ id, cpr }) => [id, cpr]), [[citizen.id, citizen.cpr]])
    assert.equal((await (await fetch(`${url}/sandbox/api/identities`)).text()).includes('Ida Prøve'), false)
    assert.match((await browser.follow(await browser.get(`${url}/post`))).text, /Sandkassen blev nulstillet/)
    assert.equal((await browser.follow(await browser.get(citizen.loginUrl))).url, `${url}/post`)
    assert.match(await (await fetch(`${url}/sandbox?done=reset`)).text(), /Sandkassen er nulstillet/)
    assert.equal((await fetch(`${url}/sandbox/reset`, { method: 'POST', headers: { origin: 'https://elsewhere.example' } })).status, 403)
    await stop()
  }))

test('a reset that is killed in its middle leaves the sandbox as it was, which starts and can be reset again', () =>
  withSmallSandbox(async ({ environment, serving }) => {
    await fetch(`${serving.url}/sandbox/api/identities`, { method: 'POST', headers: asJson, body: JSON.stringify({ kind: 'person', name: 'Ida Prøve' }) })
    const cut = reset(serving.url).catch(() => 'cut off')
    await setTimeout(inItsMiddleMs)
    await serving.kill()
    assert.equal(await cut, 'cut off')
    const again = await startServing(environment)
    assert.match(await (await fetch(`${again.url}/sandbox/api/identities`)).text(), /Ida Prøve/)
    assert.equal((await reset(again.url)).status, 200)
    assert.equal((await (await fetch(`${again.url}/sandbox/api/identities`)).text()).includes('Ida Prøve'), false)
    await assertNew(again.url, environment)
    await again.stop()
  }))
