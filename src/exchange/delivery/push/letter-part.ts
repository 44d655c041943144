import { randomToken } from '../../../platform/crypto/index.ts'
import type { MessageUuid } from '../../letter.ts'
import type { LetterBody } from '../letter-version.ts'

/** A body of multipart/form-data with its content type. */
export interface LetterPart extends LetterBody {
  readonly contentType: string
}

async function* around(head: Uint8Array, body: LetterBody['body'], tail: Uint8Array): AsyncGenerator<Uint8Array> {
  yield head
  if (body instanceof Uint8Array) yield body
  else yield* body
  yield tail
}

/** A letter as receivers know it: one part `file` whose filename is the messageUUID without extension (ngdp.md §2.7). */
export function letterPart(messageUuid: MessageUuid, { body, length }: LetterBody): LetterPart {
  const boundary = `letter-${randomToken()}`
  const head = Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${messageUuid}"\r\nContent-Type: application/xml\r\n\r\n`)
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`)
  const whole = body instanceof Uint8Array ? Buffer.concat([head, body, tail]) : around(head, body, tail)
  return { body: whole, length: head.length + length + tail.length, contentType: `multipart/form-data; boundary=${boundary}` }
}
