import { newMessageUuid } from '../../src/exchange/test-memo.testing.ts'
import { jsonOf } from '../../src/platform/http/json-of.testing.ts'
import { pause } from '../../src/platform/clock/index.ts'
import type { DemoSystem, ServedSandbox } from '../sandbox.testing.ts'

const triesEveryMs = 100
const triesAtMost = 300

async function call<Expected>({ url }: ServedSandbox, method: string, path: string, body: unknown): Promise<Expected> {
  const headers = { 'content-type': 'application/json' }
  return jsonOf<Expected>(fetch(`${url}/sandbox/api/${path}`, { method, headers, body: JSON.stringify(body) }))
}

async function send(sandbox: ServedSandbox, from: string, to: string): Promise<string> {
  const messageUuid = newMessageUuid()
  const { authorization } = await sandbox.senderSystem(from)
  const letter = await fetch(`${sandbox.url}/sandbox/api/sample-letter?from=${from}&to=${to}&messageUUID=${messageUuid}`)
  const headers = { authorization, 'content-type': 'application/xml' }
  await fetch(`${sandbox.url}/apis/v1/memos/?memo-message-uuid=${messageUuid}`, { method: 'POST', headers, body: await letter.text() })
  return messageUuid
}

/** Aims an authority's system at a receiver that answers 500 and sends it a letter; answers the address of its trace once an attempt has failed. */
export async function sendUpTheLadder(sandbox: ServedSandbox): Promise<string> {
  const systems = await jsonOf<DemoSystem[]>(fetch(`${sandbox.url}/sandbox/api/systems`))
  const from = systems.find(({ types }) => types.includes('SENDER'))
  const target = systems.find(({ types, organisationCvr }) => types.includes('RECIPIENT_DEFAULT') && organisationCvr !== from?.organisationCvr)
  if (from === undefined || target === undefined) throw new Error('The demo nation lacks a sender or a receiver system')
  const receiver = await call<{ id: string }>(sandbox, 'POST', 'receivers', { behaviour: 'error500' })
  await call(sandbox, 'PUT', `systems/${target.id}/endpoint`, { receiverId: receiver.id, protocol: 'REST_PUSH' })
  const messageUuid = await send(sandbox, from.organisationCvr, target.organisationCvr)
  for (let tries = 0; tries < triesAtMost; tries++) {
    const trace = await jsonOf<{ state: { name: string } }>(fetch(`${sandbox.url}/sandbox/api/letters/${messageUuid}/trace`))
    if (trace.state.name === 'retrying') return `/sandbox/letters/${messageUuid}`
    await pause(triesEveryMs)
  }
  throw new Error('The letter was not tried')
}
