import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Agent } from 'node:http'
import { request } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { MessageUuid } from '../src/exchange/letter.ts'
import { testMemo } from '../src/exchange/test-memo.testing.ts'

/** A letter that is made while it is sent, so that hundreds of them need no memory. */
export interface LargeLetter {
  readonly messageUuid: MessageUuid
  readonly length: number
  body(): Readable
}

const pieceBytes = 48 * 1_024
const mark = Buffer.from('%PDF-1.7\n%')

/** What all letters are made of: it compresses no more than base64 does, a frame of a content being smaller than it repeats. */
const repeated = randomBytes(8 * pieceBytes).toString('base64')
const pieceText = repeated.length / 8

/** A letter with one PDF of random bytes; `length` in bytes as it travels, to within a piece. */
export function largeLetter(from: { readonly senderCvr: string; readonly recipientId: string }, length: number): LargeLetter {
  const placeholder = 'CONTENT-OF-THE-FILE'
  const { messageUuid, xml } = testMemo({ ...from, filename: 'Bilag.pdf', mediaType: 'application/pdf', content: Buffer.from(placeholder) })
  const [head = '', tail = ''] = xml.split(Buffer.from(placeholder).toString('base64'))
  const first = Buffer.concat([mark, randomBytes(pieceBytes - mark.length)]).toString('base64')
  const pieces = Math.max(0, Math.round((length - xml.length) / pieceText) - 1)
  function* parts(): Generator<string> {
    yield head + first
    for (let piece = 0; piece < pieces; piece++) yield repeated.slice((piece % 8) * pieceText, (piece % 8 + 1) * pieceText)
    yield tail
  }
  return { messageUuid, length: Buffer.byteLength(head + tail) + first.length + pieces * pieceText, body: () => Readable.from(parts(), { objectMode: true }).map((text: string) => Buffer.from(text)) }
}

/** Sends it as fast as it is taken; answers the status. */
export function sendLarge(agent: Agent, url: string, authorization: string, letter: LargeLetter): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { authorization, 'content-type': 'application/xml', 'content-length': letter.length }
    const sending = request(`${url}/apis/v1/memos/?memo-message-uuid=${letter.messageUuid}`, { agent, method: 'POST', headers })
    sending.on('response', (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    pipeline(letter.body(), sending).catch(reject)
  })
}

/** The most memory that a process has had in hand since it began, in bytes; undefined where the machine does not tell. */
export function peakMemory(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1_024
}
