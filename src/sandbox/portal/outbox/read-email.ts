/** Headers by their lower-case names; of one that stands several times the last. */
export type EmailHeaders = Readonly<Record<string, string>>

export interface ReadEmail {
  readonly headers: EmailHeaders
  readonly body: string
}

const quotedBytes = (text: string): Buffer => Buffer.from(text.replaceAll(/=([0-9A-F]{2})/gi, (_code, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1')

/** `=?UTF-8?Q?…?=` (RFC 2047): a letter may be spread over two words that follow each other, so their bytes are joined before they are read. */
function decodeWords(value: string): string {
  const words = /=\?utf-8\?([BQ])\?([^?]*)\?=(?:\s+(?==\?utf-8\?))?/gi
  const bytesOf = (kind: string, coded: string): Buffer => (kind.toUpperCase() === 'B' ? Buffer.from(coded, 'base64') : quotedBytes(coded.replaceAll('_', ' ')))
  return value.replaceAll(/(?:=\?utf-8\?[BQ]\?[^?]*\?=(?:\s+(?==\?utf-8\?))?)+/gi, (run) =>
    Buffer.concat([...run.matchAll(words)].map(([, kind = '', coded = '']) => bytesOf(kind, coded))).toString('utf8'),
  )
}

function decodeBody(text: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString('utf8')
  if (encoding === 'quoted-printable') return quotedBytes(text.replaceAll(/=[ \t]*\r\n/g, '')).toString('utf8')
  return Buffer.from(text, 'latin1').toString('utf8')
}

/**
 * An e-mail as it came over the wire. Only what we write ourselves arrives here: one part of plain text in UTF-8. A parser for
 * everything there is would be eight packages.
 */
export function readEmail(bytes: Buffer): ReadEmail {
  const text = bytes.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const lines = text.slice(0, end < 0 ? undefined : end).replaceAll(/\r\n(?=[ \t])/g, '').split('\r\n')
  const headers = Object.fromEntries(lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')).toLowerCase(), decodeWords(line.slice(line.indexOf(':') + 1).trim())]))
  const body = end < 0 ? '' : text.slice(end + 4)
  return { headers, body: decodeBody(body, headers['content-transfer-encoding'] ?? '').replaceAll('\r\n', '\n') }
}
