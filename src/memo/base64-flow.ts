let scratch = Buffer.allocUnsafeSlow(65_536)

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const onlyAlphabet = /^[A-Za-z0-9+/]*$/
const whiteSpace = /[ \t\r\n]+/g
const notBase64 = /[^A-Za-z0-9+/=]+/g

/** Decodes groups of four; undefined when there is anything but the alphabet. The result is good until the next call. */
function decodeGroups(groups: string): Buffer | undefined {
  const length = (groups.length / 4) * 3
  if (scratch.length < length) scratch = Buffer.allocUnsafeSlow(length)
  // The decoder of Node skips what it does not know (so the length tells) and takes the alphabet of URLs as well.
  const written = scratch.write(groups, 0, length, 'base64')
  return written === length && !groups.includes('-') && !groups.includes('_') ? scratch.subarray(0, length) : undefined
}

/** The bits of the last character that stand for nothing have to be zero: 4 with two characters in the group, 2 with three. */
function decodeRest(rest: string): Buffer | undefined {
  const spare = rest.length === 2 ? 15 : 3
  return (alphabet.indexOf(rest.at(-1) ?? '') & spare) === 0 ? Buffer.from(rest, 'base64') : undefined
}

/**
 * Decodes base64 that comes in pieces. Decoded bytes are handed on at once and are good only during that call.
 * Source: XML Schema 1.0 part 2 §3.2.16: white space anywhere, padding at the end only.
 */
export class Base64Flow {
  private readonly take: (decoded: Buffer) => void
  /** Up to three characters that wait for their group. */
  private pending = ''
  private padding = 0
  private broken = false
  /** Whether there was anything that is neither base64 nor white space. */
  foreign = false

  constructor(take: (decoded: Buffer) => void) {
    this.take = take
  }

  /** Takes a piece if it holds nothing but base64 and white space; otherwise leaves everything as it was and says no. */
  takePure(piece: string): boolean {
    if (this.broken) return false
    return piece.includes('\n') ? this.takeDense(piece.replaceAll(whiteSpace, '')) : this.takeDense(piece) || this.takeSpaced(piece)
  }

  /** Takes any piece; what does not belong is passed over and remembered. */
  takeAny(piece: string): void {
    if (this.broken) return
    const spaceless = piece.replaceAll(whiteSpace, '')
    const dense = spaceless.replaceAll(notBase64, '')
    if (dense.length < spaceless.length) this.foreign = true
    if (!this.takeDense(dense)) this.broken = true
  }

  /** Hands on the last bytes; false when the whole is not base64. */
  end(): boolean {
    const complete = this.padding === 0 ? this.pending === '' : this.padding + this.pending.length === 4 && this.padding < 3
    if (this.broken || !complete) return false
    if (this.padding === 0) return true
    const rest = decodeRest(this.pending)
    if (rest !== undefined) this.take(rest)
    return rest !== undefined
  }

  private takeSpaced(piece: string): boolean {
    const dense = piece.replaceAll(whiteSpace, '')
    return dense.length < piece.length && this.takeDense(dense)
  }

  private takeDense(piece: string): boolean {
    const equals = piece.indexOf('=')
    const end = equals < 0 ? piece.length : equals
    if (!this.isPadding(piece, end) || (end > 0 && this.padding > 0)) return false
    const characters = this.pending + piece.slice(0, end)
    const whole = characters.length - (characters.length % 4)
    const rest = characters.slice(whole)
    const decoded = onlyAlphabet.test(rest) ? decodeGroups(characters.slice(0, whole)) : undefined
    if (decoded === undefined) return false
    if (decoded.length > 0) this.take(decoded)
    this.pending = rest
    this.padding += piece.length - end
    return true
  }

  /** Whether a piece holds nothing but `=` from a place on. */
  private isPadding(piece: string, from: number): boolean {
    for (let at = from; at < piece.length; at++) if (piece[at] !== '=') return false
    return true
  }
}
