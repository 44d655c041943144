import type { Readable } from 'node:stream'
import type { Caller } from '../../platform/http/index.ts'
import { streamUpload } from '../../platform/http/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import { exchangeProblems } from '../exchange.problems.ts'

/** What was sent: one letter, or an archive of letters. */
export interface IncomingBody {
  readonly kind: 'letter' | 'container'
  /** Whether it came as the file of a form, where the address need not name the letter. */
  readonly isUpload: boolean
  readonly bytes: AsyncIterable<Uint8Array>
}

const kinds: Readonly<Record<string, IncomingBody['kind']>> = {
  'application/xml': 'letter',
  'text/xml': 'letter',
  // The wire's own name for every container (API 1.68.0); what it is packed in, if at all, its first bytes tell.
  'application/x-lzma': 'container',
  'application/x-xz': 'container',
  'application/gzip': 'container',
  'application/x-gzip': 'container',
  'application/zstd': 'container',
  'application/x-tar': 'container',
}

function kindOf(mediaType: string): IncomingBody['kind'] {
  const kind = kinds[mediaType]
  if (kind === undefined) throw new Problem(exchangeProblems['memo.media.type.not.supported'])
  return kind
}

/** Tells by the media type what comes, of the body or of the form's one file (API 1.68.0: a part named `file`). Throws memo.media.type.not.supported, request.body.unreadable. */
export async function openBody({ headers }: Caller, body: Readable): Promise<IncomingBody> {
  const mediaType = String(headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (mediaType !== 'multipart/form-data') return { kind: kindOf(mediaType), isUpload: false, bytes: body as AsyncIterable<Uint8Array> } // an HTTP body yields bytes
  const { mediaType: ofFile, bytes } = await streamUpload(body, headers, 'file')
  return { kind: kindOf(ofFile), isUpload: true, bytes }
}
