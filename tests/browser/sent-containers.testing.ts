import { tarOf } from '../../src/exchange/containers/containers.testing.ts'
import type { TestEntry } from '../../src/exchange/containers/containers.testing.ts'
import { newMessageUuid } from '../../src/exchange/test-memo.testing.ts'
import type { Receipt } from '../../src/exchange/wire.ts'
import { pause } from '../../src/platform/clock/index.ts'
import { jsonOf } from '../../src/platform/http/json-of.testing.ts'
import type { ServedSandbox } from '../sandbox.testing.ts'

const looksEveryMs = 50
const looksAtMost = 400

/** Transmission ids of containers that an authority's system sent, by what they show. */
export interface SentContainers {
  readonly faulty: string
  readonly refused: string
  readonly held: string
}

/** Letters that an authority writes to itself. */
export async function letters({ url }: ServedSandbox, cvr: string, count: number): Promise<TestEntry[]> {
  const letter = async (): Promise<TestEntry> => {
    const messageUuid = newMessageUuid()
    return { name: `letters/${messageUuid}.xml`, bytes: await (await fetch(`${url}/sandbox/api/sample-letter?from=${cvr}&to=${cvr}&messageUUID=${messageUuid}`)).text() }
  }
  return Promise.all(Array.from({ length: count }, letter))
}

/** Entries of which no letter comes, or one that is refused. */
export const faulty = (empty = 60): TestEntry[] => [
  { name: `letters/${newMessageUuid()}.xml`, bytes: 'no MeMo' },
  { name: 'letters/nameless.xml', bytes: '<a/>' },
  ...Array.from({ length: empty }, () => ({ name: `letters/${newMessageUuid()}.xml`, bytes: '' })),
]

/** Sends containers as an authority's system: one with good and bad letters, one that is refused, and one of which a part is let go. */
export async function sendContainers(sandbox: ServedSandbox, cvr: string): Promise<SentContainers> {
  const { authorization } = await sandbox.senderSystem(cvr)
  const send = async (entries: readonly TestEntry[]): Promise<string> => {
    const headers = { authorization, 'content-type': 'application/x-tar' }
    const { transmissionId } = await jsonOf<Receipt>(fetch(`${sandbox.url}/apis/v1/memos/`, { method: 'POST', headers, body: Buffer.from(await tarOf(entries)) }))
    return transmissionId
  }
  const ended = async (id: string): Promise<string> => {
    for (let looks = 0; looks < looksAtMost; looks++) {
      const { state } = await jsonOf<{ state: string }>(fetch(`${sandbox.url}/apis/brevdue/v1/containers/${id}`, { headers: { authorization } }))
      if (state === 'ENDED') return id
      await pause(looksEveryMs)
    }
    throw new Error('A container was not taken in')
  }
  const good = await letters(sandbox, cvr, 8)
  const held = await ended(await send(await letters(sandbox, cvr, 20)))
  const told = { held, faulty: await ended(await send([...good, ...faulty()])), refused: await send([...good, { name: '../outside.xml', bytes: 'x' }]) }
  await sandbox.database.transaction((tx) => tx.client.query('UPDATE container_progress SET handled = 12, taken = 12, released = 12, ended_at = NULL FROM containers WHERE containers.container_id = container_progress.container_id AND transmission_id = $1', [held]))
  return told
}
