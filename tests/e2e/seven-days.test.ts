import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertAuthority } from '../../src/exchange/delivery/recipients.testing.ts'
import { testMemo } from '../../src/exchange/test-memo.testing.ts'
import { insertTestAuthorityOrganisation } from '../../src/organisations/organisations.testing.ts'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import { jsonOf } from '../../src/platform/http/json-of.testing.ts'
import { insertTestSystem } from '../../src/systems/systems.testing.ts'
import type { ServingProcess } from '../process.testing.ts'
import { runCommand, startServing, withFolder } from '../process.testing.ts'
import { settled } from '../correspondents.testing.ts'

interface Watched {
  readonly id: string
  readonly letters: string
  readonly calls: readonly { readonly time: string; readonly messageUUID?: string }[]
}

interface Told {
  readonly state: { readonly name: string; readonly words: string }
  readonly steps: readonly { readonly time: string; readonly tag: string; readonly cause?: string }[]
}

/** The ladder as it is advanced: by how much, and how many attempts each receiver has seen then. */
const walk: readonly (readonly [advance: string, second: number, primary: number])[] = [
  ['PT14M', 1, 0], ['PT1M', 2, 0],
  ['PT44M', 2, 0], ['PT1M', 3, 0],
  ['PT4H59M', 3, 0], ['PT1M', 4, 0],
  ['PT17H59M', 4, 0], ['PT1M', 5, 0],
  ['P1D', 6, 0], ['P1D', 7, 0], ['P1D', 8, 0], ['P1D', 9, 0], ['P1D', 10, 0],
  ['PT23H59M', 10, 0], ['PT1M', 11, 1],
  ['PT59M', 11, 1], ['PT1M', 11, 2],
  ['PT4H59M', 11, 2], ['PT1M', 11, 3],
  ['P30D', 11, 3],
]

/** The sandbox as somebody sees it who has nothing but its interfaces. */
class Sandbox {
  readonly serving: ServingProcess

  constructor(serving: ServingProcess) {
    this.serving = serving
  }

  call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const init = body === undefined ? { method } : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    return jsonOf<Answer>(fetch(`${this.serving.url}/sandbox/api/${path}`, init))
  }

  makeReceiver = (behaviour: string): Promise<Watched> => this.call('POST', 'receivers', { behaviour })
  watch = ({ id }: Watched): Promise<Watched> => this.call('GET', `receivers/${id}`)
  trace = (messageUuid: string): Promise<Told> => this.call('GET', `letters/${messageUuid}/trace`)
  advance = (by: string): Promise<unknown> => this.call('POST', 'clock', { advance: by })
}

const failed = 'MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM_FAILED'
const toMinute = (time: string): string => time.slice(0, 16)

test('the seven days, walked through POST clock alone: attempts at the receiver and in the trace, then the primary system, then undeliverable, then taken after all', async () => {
  await withFolder((folder) =>
    withTestDatabase(async (database, url) => {
      const environment = { BREVDUE_DATA: folder, DATABASE_URL: url }
      const sandbox = new Sandbox(await startServing(environment))
      const [second, primary] = [await sandbox.makeReceiver('error500'), await sandbox.makeReceiver('drop')]
      const authority = await insertAuthority({ database }, { primary: { url: primary.letters }, second: { url: second.letters } })
      const { authorization, cvrNumber } = await database.transaction(async (tx) => {
        const sender = await insertTestAuthorityOrganisation(tx)
        return { ...(await insertTestSystem(tx, { organisationId: sender.organisationId })), cvrNumber: sender.cvrNumber }
      })
      const { messageUuid, xml } = testMemo({ senderCvr: cvrNumber, ...authority.toSecond })
      const sent = await fetch(`${sandbox.serving.url}/apis/v1/memos/?memo-message-uuid=${messageUuid}`, { method: 'POST', headers: { authorization, 'content-type': 'application/xml' }, body: xml })
      assert.equal(sent.status, 201)
      await settled(database)
      const attempts = async (): Promise<number[]> => [(await sandbox.watch(second)).calls.length, (await sandbox.watch(primary)).calls.length]
      assert.deepEqual(await attempts(), [1, 0], 'the first attempt is made at once')
      for (const [advance, ...expected] of walk) {
        await sandbox.advance(advance)
        assert.deepEqual(await attempts(), expected, `after ${advance}`)
      }
      const { state, steps } = await sandbox.trace(messageUuid)
      assert.equal(state.name, 'undeliverable', state.words)
      const calls = [...(await sandbox.watch(second)).calls, ...(await sandbox.watch(primary)).calls].map(({ time }) => toMinute(time)).toSorted()
      assert.deepEqual(steps.filter(({ tag }) => tag === failed).map(({ time }) => toMinute(time)), calls, 'every attempt stands in the trace')
      assert.ok(steps.filter(({ tag }) => tag === failed).every(({ cause }) => cause !== undefined && cause !== ''), 'with its reason')

      await sandbox.call('PUT', `receivers/${primary.id}`, { behaviour: 'accept' })
      const again = await fetch(`${sandbox.serving.url}/apis/brevdue/v1/undeliverable-letters/${messageUuid}/try-again`, { method: 'POST', headers: { authorization: authority.primary.authorization } })
      assert.ok(again.ok, await again.text())
      await sandbox.advance('PT1M')
      assert.equal((await sandbox.trace(messageUuid)).state.name, 'pushed', 'tried again, and taken')
      const checked = await runCommand(['check', '--all'], environment)
      assert.equal(checked.code, 0, checked.output)
      await sandbox.serving.stop()
    }),
  )
})
