import type { OpenedContent } from '../../platform/content/index.ts'
import type { Answer, Caller } from '../../platform/http/index.ts'
import type { LetterFile } from '../letter-document.ts'
import { byteRangeOf, isKnown, rangeCounts } from './byte-range.ts'
import { contentDisposition } from '../../platform/http/index.ts'
import { decodedStream } from './decoded-file.ts'
import { pdfHeaders, sandboxedHeaders } from './document-policy.ts'
import { servingOf } from './file-presentation.ts'
import { safeFileName } from './safe-file-names.ts'

const oneOf = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header.join(', ') : header)

/**
 * A file as it was sent, whole or a range of it (RFC 9110, 14). Its hash is its ETag, so that a cut download goes on only with the same bytes.
 * Only types of the list are shown by the browser, all others are saved.
 */
export function fileAnswer(content: OpenedContent, file: LetterFile, asked: Caller['headers']): Answer {
  const etag = `"${file.sha256}"`
  const { contentType, inline } = servingOf(file)
  const headers = {
    ...(contentType === 'application/pdf' ? pdfHeaders : sandboxedHeaders),
    etag,
    'accept-ranges': 'bytes',
    'content-type': contentType,
    'content-disposition': contentDisposition(inline ? 'inline' : 'attachment', safeFileName(file.filename)),
  }
  if (isKnown(oneOf(asked['if-none-match']), etag)) return { status: 304, headers: { ...sandboxedHeaders, etag } }
  const range = rangeCounts(oneOf(asked['if-range']), etag) ? byteRangeOf(oneOf(asked['range']), file.length) : undefined
  if (range === 'unsatisfiable') return { status: 416, headers: { ...sandboxedHeaders, 'content-range': `bytes */${file.length}` } }
  if (range === undefined) return { status: 200, body: decodedStream(content, file), headers: { ...headers, 'content-length': String(file.length) } }
  const part = { 'content-range': `bytes ${range.start}-${range.end - 1}/${file.length}`, 'content-length': String(range.end - range.start) }
  return { status: 206, body: decodedStream(content, file, range), headers: { ...headers, ...part } }
}
