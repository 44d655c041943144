import { isUtf8 } from 'node:buffer'
import type { MemoFaultCode } from './memo-fault-texts.ts'

/** The bytes that may be read on, and the fault that stands right behind them, if any. */
export interface Gated {
  bytes: Buffer
  fault?: MemoFaultCode
}

// U+FFFE and U+FFFF are valid UTF-8 but no characters of XML; both begin with these two bytes.
const beginOfNoncharacters = Buffer.from([0xef, 0xbf])

/** How many bytes the character that begins with this byte has; 0 for a byte that begins none. */
function lengthOfCharacter(lead: number): number {
  if (lead < 0x80) return 1
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
}

/** How many bytes at the end begin a character that is not complete; they wait for the next piece. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return lengthOfCharacter(byte) > back ? back : 0
  }
  return 0
}

/** Where the first character stands that is not valid UTF-8. Looks byte by byte: only for bytes known to be bad. */
function firstInvalid(bytes: Buffer): number {
  let at = 0
  while (at < bytes.length) {
    const length = lengthOfCharacter(bytes[at] ?? 0)
    if (length === 0 || !isUtf8(bytes.subarray(at, at + length))) return at
    at += length
  }
  return at
}

function firstNoncharacter(bytes: Buffer): number {
  for (let at = bytes.indexOf(beginOfNoncharacters); at >= 0; at = bytes.indexOf(beginOfNoncharacters, at + 1)) {
    if ((bytes[at + 2] ?? 0) >= 0xbe) return at
  }
  return -1
}

/** Lets only whole characters through that XML knows (control characters are the reader's own to see). */
export function gateUtf8(bytes: Buffer): Gated {
  if (!isUtf8(bytes)) {
    const end = bytes.length - incompleteTail(bytes)
    const bad = firstInvalid(bytes.subarray(0, end))
    if (bad < end) return { bytes: bytes.subarray(0, bad), fault: 'memo.xml.utf8.invalid' }
    return gateUtf8(bytes.subarray(0, end))
  }
  const nonsense = firstNoncharacter(bytes)
  if (nonsense >= 0) return { bytes: bytes.subarray(0, nonsense), fault: 'memo.xml.character.not.allowed' }
  return { bytes }
}
