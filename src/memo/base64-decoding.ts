import { Base64Flow } from './base64-flow.ts'
import { gateUtf8 } from './utf8-gate.ts'
import { stretchOf, type Stretch } from './xml-characters.ts'
import { XmlReader, type XmlHandler } from './xml-reader.ts'
import { XmlStop } from './xml-stop.ts'

/** The content of a `<content>` element is not valid base64 (or not well-formed XML). */
export class InvalidContent extends Error {
  override name = 'InvalidContent'
}

/** Hands the character data of one element to a decoder; elements in it are refused. */
class ContentHandler implements XmlHandler {
  private readonly flow: Base64Flow
  private depth = 0

  constructor(flow: Base64Flow) {
    this.flow = flow
  }

  startElement(): void {
    this.depth++
    if (this.depth > 1) throw new InvalidContent('an element stands inside the content')
  }

  endElement(): void {
    this.depth--
  }

  takeRun({ text }: Stretch, from: number, to: number): boolean {
    return this.flow.takePure(text.slice(from, to))
  }

  text(value: string): void {
    this.flow.takeAny(value)
  }

  report(): void {
    // Only start tags report anything, and there is none.
  }
}

/** Stands for the element that holds the content, so that the same reader reads it. */
const around = { start: Buffer.from('<content>'), end: Buffer.from('</content>') }

/**
 * Decodes the raw bytes of a `<content>` element piece by piece, with whatever XML allows among the characters: white space,
 * CDATA, comments, processing instructions, character references.
 */
export class Base64Decoding {
  private decoded: Buffer[] = []
  private readonly flow = new Base64Flow((bytes) => this.decoded.push(Buffer.from(bytes)))
  private readonly reader = new XmlReader(new ContentHandler(this.flow), -1)
  private rest: Buffer = Buffer.alloc(0)

  constructor() {
    this.reader.read(stretchOf(around.start, 0))
  }

  /** Decodes the next bytes. Throws InvalidContent. */
  write(chunk: Uint8Array): Uint8Array {
    const whole = Buffer.concat([this.rest, chunk])
    const { bytes, fault } = gateUtf8(whole)
    if (fault !== undefined) throw new InvalidContent(fault)
    this.rest = whole.subarray(this.guard(() => this.reader.read(stretchOf(bytes, 0))))
    return this.taken()
  }

  /** The last decoded bytes. Throws InvalidContent. */
  end(): Uint8Array {
    const last = Buffer.concat([this.rest, around.end])
    this.guard(() => {
      this.reader.read(stretchOf(last, 0))
      this.reader.end(0)
    })
    if (!this.flow.end()) throw new InvalidContent('the content is not complete base64')
    return this.taken()
  }

  private guard<T>(step: () => T): T {
    try {
      const result = step()
      if (this.flow.foreign) throw new InvalidContent('the content holds characters that are not base64')
      return result
    } catch (error) {
      throw error instanceof XmlStop ? new InvalidContent(error.code, { cause: error }) : error
    }
  }

  private taken(): Uint8Array {
    const { decoded } = this
    this.decoded = []
    return decoded.length === 1 && decoded[0] !== undefined ? decoded[0] : Buffer.concat(decoded)
  }
}

/** Decodes the raw bytes of a `<content>` element. Throws InvalidContent. */
export async function* decodeBase64(raw: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoding = new Base64Decoding()
  for await (const chunk of raw) yield decoding.write(chunk)
  yield decoding.end()
}
