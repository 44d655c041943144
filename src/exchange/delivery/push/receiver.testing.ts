import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** How a receiver behaves: a status, or none at all. */
export type Behaviour = number | 'hang' | 'drop'

/** A call that reached the receiver, whatever it answered. */
export interface ReceivedCall {
  readonly path: string
  readonly contentType: string
  /** Of the part `file`. */
  readonly filename: string | undefined
  readonly body: string
}

/** A receiver system's endpoint on this machine. */
export interface TestReceiver {
  readonly url: string
  readonly calls: ReceivedCall[]
  /** Calls under way at once, at most. */
  readonly mostAtOnce: () => number
  /** For all calls from now on, or by what they carry. */
  behave(how: Behaviour | ((call: ReceivedCall) => Behaviour | Promise<Behaviour>)): void
  close(): Promise<void>
}

async function readCall(request: IncomingMessage): Promise<ReceivedCall> {
  const body = (await buffer(request)).toString()
  return { path: request.url ?? '', contentType: request.headers['content-type'] ?? '', filename: /filename="([^"]*)"/.exec(body)?.[1], body }
}

function answer(response: ServerResponse, behaviour: Behaviour): void {
  if (behaviour === 'drop') response.destroy()
  else if (behaviour !== 'hang') response.writeHead(behaviour).end()
}

export async function openReceiver(): Promise<TestReceiver> {
  const calls: ReceivedCall[] = []
  let behaviourOf: (call: ReceivedCall) => Behaviour | Promise<Behaviour> = () => 200
  let underWay = 0
  let most = 0
  const server = createServer((request, response) => {
    most = Math.max(most, ++underWay)
    response.on('close', () => underWay--)
    void readCall(request)
      .then(async (call) => {
        calls.push(call)
        answer(response, await behaviourOf(call))
      })
      .catch(() => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a TCP server
  return {
    url: `http://127.0.0.1:${port}/letters`,
    calls,
    mostAtOnce: () => most,
    behave: (how) => (behaviourOf = typeof how === 'function' ? how : () => how),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
