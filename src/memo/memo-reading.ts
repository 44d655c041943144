import { FaultCollector } from './fault-collector.ts'
import { LinePositions } from './line-positions.ts'
import { MemoChecker } from './memo-checker.ts'
import type { MemoFault } from './memo-fault.ts'
import type { Memo } from './memo.ts'
import { gateUtf8 } from './utf8-gate.ts'
import { stretchOf } from './xml-characters.ts'
import { checkBeginning } from './xml-declaration.ts'
import { XmlReader } from './xml-reader.ts'
import { XmlStop } from './xml-stop.ts'

export interface MemoReadingOptions {
  /** How many decoded bytes of each file are kept in `firstBytes`, for recognising its type; default 0. */
  firstBytesPerFile?: number
}

export interface CheckedMemo {
  /** Present when the letter keeps its schema (faults of level `rule` may still be there). */
  memo: Memo | undefined
  /** In lower case, as soon as it was read, even from a broken letter. */
  messageUuid: string | undefined
  /** In the order of the letter, at most 50 and the one that ended the reading. */
  faults: MemoFault[]
}

/** Larger pieces are read in parts of this size, so that memory stays bounded whatever the caller gives. */
const partBytes = 65_536
/** Enough to tell the encoding. */
const beginningBytes = 4

const nothing: Buffer = Buffer.alloc(0)

/** Reads and checks one letter piece by piece, in bounded memory. */
export class MemoReading {
  private readonly positions = new LinePositions()
  private readonly collector = new FaultCollector(this.positions)
  private readonly checker: MemoChecker
  private reader: XmlReader | undefined
  /** What was not read yet: part of a tag, of a reference, of a character. */
  private rest = nothing
  /** Offset of the rest in the message. */
  private base = 0
  /** How many bytes a byte-order mark takes. */
  private beginning = 0
  private stopped = false

  constructor(options: MemoReadingOptions = {}) {
    this.checker = new MemoChecker(this.collector, this.positions, options.firstBytesPerFile ?? 0)
  }

  /** The letter's UUID in lower case, once it was read. */
  get messageUuid(): string | undefined {
    return this.checker.messageUuid
  }

  /** Takes the next bytes; the caller may reuse the buffer afterwards. */
  write(chunk: Uint8Array): void {
    for (let from = 0; from < chunk.length && !this.stopped; from += partBytes) {
      const part = Buffer.from(chunk.buffer, chunk.byteOffset + from, Math.min(partBytes, chunk.length - from))
      this.guard(() => this.readPart(this.rest.length === 0 ? part : Buffer.concat([this.rest, part])))
    }
  }

  /** Ends the letter and tells what was found. Never throws on any input. */
  end(): CheckedMemo {
    if (!this.stopped) this.guard(() => this.readEnd())
    return { memo: this.stopped ? undefined : this.checker.memo, messageUuid: this.messageUuid, faults: this.collector.faults }
  }

  private readPart(bytes: Buffer): void {
    if (this.reader === undefined && bytes.length < beginningBytes) {
      this.rest = Buffer.from(bytes)
      return
    }
    this.read(bytes)
  }

  private read(bytes: Buffer): void {
    this.reader ??= this.begin(bytes)
    const start = this.base === 0 ? this.beginning : 0
    const { bytes: sound, fault } = gateUtf8(start === 0 ? bytes : bytes.subarray(start))
    this.base += start
    const stretch = stretchOf(sound, this.base)
    this.positions.use(stretch.text, this.base)
    const done = this.reader.read(stretch)
    if (fault !== undefined) throw new XmlStop(fault, this.base + sound.length)
    this.base += done
    // A copy, since the caller may reuse the buffer.
    this.rest = start + done === bytes.length ? nothing : Buffer.from(bytes.subarray(start + done))
  }

  private begin(bytes: Buffer): XmlReader {
    this.beginning = checkBeginning(bytes)
    return new XmlReader(this.checker, this.beginning)
  }

  private readEnd(): void {
    if (this.reader === undefined) this.read(this.rest)
    const end = this.base + this.rest.length
    if (this.rest.length > 0) this.positions.use(this.rest.toString('latin1'), this.base)
    if (gateUtf8(this.rest).bytes.length < this.rest.length) throw new XmlStop('memo.xml.utf8.invalid', end)
    this.reader?.end(end)
    if (this.rest.length > 0) throw new XmlStop('memo.xml.truncated', end, { expected: '>' })
  }

  /** Runs a step of the reading; where it cannot go on, the fault is kept and the reading is over. */
  private guard(step: () => void): void {
    try {
      step()
    } catch (error) {
      if (!(error instanceof XmlStop)) throw error
      this.collector.addLast(error)
      this.stopped = true
    }
  }
}

/** Reads and checks a letter that is whole in memory. Never throws on any input. */
export function checkMemo(raw: Uint8Array, options: MemoReadingOptions = {}): CheckedMemo {
  const reading = new MemoReading(options)
  reading.write(raw)
  return reading.end()
}
