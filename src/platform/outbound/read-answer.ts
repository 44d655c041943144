import type { IncomingMessage } from 'node:http'
import { connectionFailure } from './connection-failure.ts'
import type { OutboundAnswer } from './outbound-call.ts'

/** As much as is worth keeping of what a receiver says. */
const answerBytes = 65_536

/** NUL is no text to the database. */
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replaceAll('\0', '\uFFFD')

/** Reads an answer to its end, or to its limit and closes the connection. One that ends too early is none: the receiver may not have meant it. */
export async function readAnswer(message: IncomingMessage): Promise<OutboundAnswer> {
  const pieces: Uint8Array[] = []
  let read = 0
  try {
    for await (const piece of message as AsyncIterable<Uint8Array>) { // no encoding is set
      pieces.push(piece)
      read += piece.length
      if (read > answerBytes) break
    }
  } catch (error) {
    if (error instanceof Error) return connectionFailure(error, true)
    throw error
  }
  return { kind: 'answered', status: message.statusCode ?? 0, body: textOf(Buffer.concat(pieces).subarray(0, answerBytes)) }
}
