import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import { everything, insertCorrespondents, oneOfEach, send, settled } from '../correspondents.testing.ts'
import type { Correspondents } from '../correspondents.testing.ts'
import { startServing, withFolder } from '../process.testing.ts'
import type { ServingProcess } from '../process.testing.ts'
import { withBalancer } from './balancer.testing.ts'
import type { Balancer } from './balancer.testing.ts'

const letterCount = 100
const sendersAtOnce = 4

/** What the senders do until they are told to stop: each letter again and again, and a look at the receipts. No call is repeated, so a single failure shows. */
class Load {
  readonly failures: string[] = []
  calls = 0
  private stopped = false
  private readonly address: string
  private readonly correspondents: Correspondents

  constructor(address: string, correspondents: Correspondents) {
    this.address = address
    this.correspondents = correspondents
  }

  stop(): void {
    this.stopped = true
  }

  async run(): Promise<void> {
    await Promise.all(Array.from({ length: sendersAtOnce }, (_, sender) => this.send(sender)))
  }

  private async send(sender: number): Promise<void> {
    const letters = this.correspondents.letters.filter((_letter, index) => index % sendersAtOnce === sender)
    for (let index = 0; !this.stopped || index < letters.length; index++) {
      const letter = letters[index % letters.length]
      if (letter === undefined) throw new Error('Each sender has letters')
      await this.expect(201, send(this.address, this.correspondents, letter))
      const headers = { authorization: this.correspondents.authorization }
      await this.expect(200, fetch(`${this.address}/apis/v1/receipts-bulk/?size=1`, { headers }).catch(() => undefined))
    }
  }

  private async expect(status: number, calling: Promise<Response | undefined>): Promise<void> {
    const answer = await calling
    this.calls++
    if (answer?.status !== status) this.failures.push(`call ${this.calls}: ${answer?.status ?? 'no answer'} instead of ${status}`)
    await answer?.arrayBuffer().catch(() => this.failures.push(`call ${this.calls}: the answer broke off`))
  }
}

interface Kinds {
  readonly start: (parts: string) => Promise<ServingProcess>
  readonly apis: ServingProcess[]
  readonly workers: ServingProcess[]
}

/** Ends and starts anew one process of each kind, then the other. */
async function restartEach({ start, apis, workers }: Kinds, balancer: Balancer): Promise<void> {
  for (const index of [0, 1]) {
    await Promise.all([apis[index]?.stop(), workers[index]?.stop()])
    workers[index] = await start('worker')
    const api = (apis[index] = await start('web,api'))
    balancer.replace(index, api.url)
    await balancer.untilReady(index)
  }
}

test('two processes of each kind under load, one restarted after the other: no failed request, nothing lost', async () => {
  await withFolder((folder) =>
    withTestDatabase(async (database, url) => {
      const environment = { BREVDUE_DATA: folder, DATABASE_URL: url, WORK_LEASE_MS: '2000', SHUTDOWN_DRAIN_MS: '300' }
      const start = (parts: string): Promise<ServingProcess> => startServing(environment, ['--parts', parts])
      const kinds: Kinds = { start, apis: [await start('web,api'), await start('web,api')], workers: [await start('worker'), await start('worker')] }
      const correspondents = await insertCorrespondents(database, letterCount)
      await withBalancer(kinds.apis.map((api) => api.url), async (balancer) => {
        const load = new Load(balancer.url, correspondents)
        const sending = load.run()
        await restartEach(kinds, balancer).finally(() => load.stop())
        await sending
        assert.deepEqual(load.failures, [])
        assert.ok(load.calls > 2 * letterCount, `${load.calls} calls are no load`)
      })
      await settled(database)
      const found = await everything(database)
      // The senders looked at some receipts, and each first look is an event.
      assert.ok(found.events >= 3 * letterCount && found.events <= 4 * letterCount, `${found.events} events`)
      assert.deepEqual(found, { ...oneOfEach(letterCount), events: found.events })
    }),
  )
})
