import type { ClientRequest } from 'node:http'
import type { OutboundCall } from './outbound-call.ts'

/**
 * Waits until the connection has taken what is written, or is gone. Not by `drain`: Node tells it no more once an answer has ended,
 * and a receiver may answer before it has read everything.
 */
const taken = (request: ClientRequest, write: (done: () => void) => void): Promise<void> =>
  new Promise((resolve) => {
    request.once('close', resolve)
    write(() => {
      request.off('close', resolve)
      resolve()
    })
  })

/** Hands on the pieces of a body; throws before the first byte too many, and at the end when there were too few. */
async function* measured(body: AsyncIterable<Uint8Array>, length: number | undefined): AsyncGenerator<Uint8Array> {
  let sent = 0
  for await (const piece of body) {
    sent += piece.length
    if (length !== undefined && sent > length) break
    yield piece
  }
  if (length !== undefined && sent !== length) throw new RangeError(`The body does not have the ${length} bytes that were told`)
}

/**
 * Sends a body as fast as the connection takes it, and nothing more once the connection is gone. Throws what the stream throws, and RangeError when
 * it is not as long as told: both are our own faults.
 */
export async function sendBody(request: ClientRequest, { body, length }: Pick<OutboundCall, 'body' | 'length'>): Promise<void> {
  if (body instanceof Uint8Array) return taken(request, (done) => request.end(body, done))
  for await (const piece of measured(body, length)) {
    if (request.destroyed) return
    await taken(request, (done) => request.write(piece, done))
  }
  if (!request.destroyed) await taken(request, (done) => request.end(done))
}
