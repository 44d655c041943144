/** One value of DER (ITU-T X.690): its tag, its content, and its bytes as they stand. */
export interface DerValue {
  readonly tag: number
  readonly content: Buffer
  readonly whole: Buffer
}

/** The bytes are no DER, or not what is looked for. */
export class DerFault extends Error {
  override readonly name = 'DerFault'
}

/** Four bytes of length tell of 4 GB; nobody sends more. */
const maxLengthBytes = 4

/** How many bytes the length takes and what it says; the indefinite form is BER's. */
function lengthAt(bytes: Buffer, offset: number): { readonly size: number; readonly length: number } {
  const first = bytes[offset] ?? 0x80
  if (first < 0x80) return { size: 1, length: first }
  const size = first & 0x7f
  if (size === 0 || size > maxLengthBytes || offset + 1 + size > bytes.length) throw new DerFault('A length is broken')
  return { size: 1 + size, length: bytes.readUIntBE(offset + 1, size) }
}

function valueAt(bytes: Buffer, offset: number): DerValue {
  const tag = bytes[offset] ?? 0x1f
  if ((tag & 0x1f) === 0x1f) throw new DerFault('A tag is broken')
  const { size, length } = lengthAt(bytes, offset + 1)
  const start = offset + 1 + size
  if (start + length > bytes.length) throw new DerFault('A value ends too early')
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(offset, start + length) }
}

/** The values that stand behind one another, such as those of a sequence. Throws DerFault. */
export function* readDerValues(bytes: Buffer): Generator<DerValue, void> {
  for (let offset = 0; offset < bytes.length; ) {
    const value = valueAt(bytes, offset)
    yield value
    offset += value.whole.length
  }
}

/** Takes the values of a sequence one after the other. */
export class DerSequence {
  private readonly values: readonly DerValue[]
  private place = 0

  constructor(bytes: Buffer) {
    this.values = [...readDerValues(bytes)]
  }

  /** The next one, if it has one of these tags. */
  takeIf(...tags: readonly number[]): DerValue | undefined {
    const next = this.values[this.place]
    if (next === undefined || !tags.includes(next.tag)) return undefined
    this.place++
    return next
  }

  /** The next one, which has one of these tags. Throws DerFault. */
  take(...tags: readonly number[]): DerValue {
    const next = this.takeIf(...tags)
    if (next === undefined) throw new DerFault('Something is not in its place')
    return next
  }
}
