import { createHash } from 'node:crypto'
import type { OutboundAnswer } from '../../platform/outbound/index.ts'
import { openOutbound } from '../../platform/outbound/index.ts'
import type { TestSandbox } from '../portal/sandbox-portal.testing.ts'

/** What the API says of a call. */
export interface ShownCall {
  readonly time: string
  readonly kind: string
  readonly messageUUID?: string
  readonly bytes: number
  readonly sha256: string
  readonly behaviour: string
  readonly answer: number | null
}

export interface ShownReceiver {
  readonly id: string
  readonly url: string
  readonly behaviour: string
  readonly letters: string
  readonly notices: string
  readonly receipts: string
  readonly calls: readonly ShownCall[]
}

export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Calls the sandbox's API with JSON. */
export const callApi = ({ url }: TestSandbox, method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${url}/sandbox/api/${path}`, { method, ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) })

/** Pushes a letter as a delivery does. */
export async function pushLetter(url: string, messageUuid: string, letter: string | AsyncIterable<Uint8Array>, timeoutMs = 5_000): Promise<OutboundAnswer> {
  const head = Buffer.from(`--limit\r\nContent-Disposition: form-data; name="file"; filename="${messageUuid}"\r\nContent-Type: application/xml\r\n\r\n`)
  async function* body(): AsyncGenerator<Uint8Array> {
    yield head
    if (typeof letter === 'string') yield Buffer.from(letter)
    else yield* letter
    yield Buffer.from('\r\n--limit--\r\n')
  }
  return post(url, 'multipart/form-data; boundary=limit', body(), timeoutMs)
}

export const pushDocument = (url: string, document: unknown): Promise<OutboundAnswer> => post(url, 'application/json', Buffer.from(JSON.stringify(document)), 5_000)

async function post(url: string, contentType: string, body: Uint8Array | AsyncIterable<Uint8Array>, timeoutMs: number): Promise<OutboundAnswer> {
  const outbound = openOutbound({ mode: 'sandbox', allowedRanges: [], timeoutMs, userAgent: 'Brevdue test' })
  try {
    return await outbound.call({ url, method: 'POST', headers: { 'content-type': contentType }, body })
  } finally {
    await outbound.close()
  }
}
