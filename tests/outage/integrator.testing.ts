import { openReceiver } from '../../src/exchange/delivery/push/receiver.testing.ts'
import type { ReceivedCall, TestReceiver } from '../../src/exchange/delivery/push/receiver.testing.ts'
import { pause } from '../../src/platform/clock/index.ts'

const againAfterMs = 50

/** Where the program answers just now; undefined while it is away. */
export type Address = () => string | undefined

/** A receiver's program as a careful integrator writes it: whatever fails is tried again until it is done. */
export class Integrator {
  /** How often each letter was fetched or pushed here. */
  readonly got = new Map<string, number>()
  private readonly stopping = new AbortController()
  private readonly doing = new Set<Promise<void>>()
  private readonly address: Address
  private readonly authorization: string

  constructor(address: Address, authorization: string) {
    this.address = address
    this.authorization = authorization
  }

  count(messageUuid: string): void {
    this.got.set(messageUuid, (this.got.get(messageUuid) ?? 0) + 1)
  }

  /** Fetches everything that waits, gives its receipt, and goes on until it is told to end. */
  startFetching(): void {
    this.start(async () => {
      while (!this.stopping.signal.aborted) {
        const listed = await this.call('GET', '')
        for (const id of listed === undefined ? [] : ((await listed.json()) as { content: string[] }).content) await this.fetchLetter(id) // the wire's PagingResult
        await pause(againAfterMs, this.stopping.signal)
      }
    })
  }

  /** A letter was announced: fetches it and gives its receipt, until both are done. */
  announced(messageUuid: string): void {
    this.start(async () => {
      while (!this.stopping.signal.aborted && !(await this.fetchLetter(messageUuid))) await pause(againAfterMs, this.stopping.signal)
    })
  }

  /** Refuses a letter that it took, until the platform has heard it. */
  refuse(messageUuid: string): void {
    this.start(async () => {
      while (!this.stopping.signal.aborted && !(await this.giveReceipt(messageUuid, 'INVALID'))) await pause(againAfterMs, this.stopping.signal)
    })
  }

  /** Says something about a letter once; answers the status. */
  async say(messageUuid: string, receiptStatus: 'COMPLETED' | 'INVALID'): Promise<number | undefined> {
    const answer = await this.call('POST', `${messageUuid}/receipt`, JSON.stringify({ receiptStatus }))
    await answer?.arrayBuffer()
    return answer?.status
  }

  async end(): Promise<void> {
    this.stopping.abort()
    await Promise.all(this.doing)
  }

  private start(work: () => Promise<void>): void {
    const running = work().finally(() => this.doing.delete(running))
    this.doing.add(running)
  }

  /** True when nothing is left to do: it was taken now, or earlier. */
  private async fetchLetter(messageUuid: string): Promise<boolean> {
    const fetched = await this.call('GET', messageUuid)
    if (fetched === undefined) return false
    const text = await fetched.text()
    if (fetched.status !== 200) return fetched.status === 404
    if (!text.includes(messageUuid)) throw new Error(`Another letter than ${messageUuid} was fetched`)
    this.count(messageUuid)
    return this.giveReceipt(messageUuid, 'COMPLETED')
  }

  private async giveReceipt(messageUuid: string, receiptStatus: 'COMPLETED' | 'INVALID'): Promise<boolean> {
    const given = await this.call('POST', `${messageUuid}/receipt`, JSON.stringify({ receiptStatus, messageUUID: messageUuid }))
    await given?.arrayBuffer()
    return given?.status === 200
  }

  /** Undefined when there was no answer, or none that says more than: not now. */
  private async call(method: 'GET' | 'POST', path: string, body?: string): Promise<Response | undefined> {
    const address = this.address()
    if (address === undefined) return undefined
    try {
      const answer = await fetch(`${address}/apis/v1/memos/${path}`, { method, headers: { authorization: this.authorization, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body }) })
      return answer.status >= 500 ? undefined : answer
    } catch {
      // The platform was killed under it: an integrator asks again.
      return undefined
    }
  }
}

/** The integrator's own server, to which letters or notices are pushed. */
export async function openServer(heard: (call: ReceivedCall) => void): Promise<TestReceiver> {
  const receiver = await openReceiver()
  receiver.behave((call) => {
    heard(call)
    return 200
  })
  return receiver
}
