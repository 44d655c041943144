import { assembleMemo } from './assemble-memo.ts'
import { checkAttributes, readVersion } from './attribute-check.ts'
import { ContentDecoding, type DecodedContent } from './content-decoding.ts'
import type { ElementStart } from './element-stack.ts'
import type { FaultCollector } from './fault-collector.ts'
import { namespaces } from './format-fields.ts'
import { brokenLetterRules } from './letter-rules.ts'
import type { LinePositions } from './line-positions.ts'
import type { MemoFaultSubject } from './memo-fault.ts'
import type { MemoFaultCode } from './memo-fault-texts.ts'
import { memoFormat, type WrittenMemo } from './memo-format.ts'
import { memoRoot, type PlacedField } from './memo-model.ts'
import type { Memo, MemoVersion } from './memo.ts'
import { RecordFrame } from './record-frame.ts'
import { checkValue, normaliseValue } from './value-types.ts'
import { skipBlanks, type Stretch } from './xml-characters.ts'
import type { XmlHandler } from './xml-reader.ts'

/** More than any value may hold; what is beyond is not kept. */
const longestValue = 16_384

/** An element with a value or with the bytes of a file that is open. */
interface OpenValue {
  placed: PlacedField
  text: string
  /** Whether there was any character data, even an empty CDATA section. */
  filled: boolean
  decoding: ContentDecoding | undefined
}

/**
 * Checks a letter against the format while it is read and builds it.
 *
 * At any time either a record is open (its frame is on the stack), or in it one value, or below one of them something that
 * does not belong there and is passed over (`skipped` counts how deep).
 */
export class MemoChecker implements XmlHandler {
  messageUuid: string | undefined
  private readonly collector: FaultCollector
  private readonly positions: LinePositions
  private readonly firstBytes: number
  private readonly frames: RecordFrame[] = []
  private frame: RecordFrame | undefined
  private value: OpenValue | undefined
  private skipped = 0
  private textOffset = 0
  private version: MemoVersion = '1.2'
  private written: WrittenMemo | undefined

  constructor(collector: FaultCollector, positions: LinePositions, firstBytes: number) {
    this.collector = collector
    this.positions = positions
    this.firstBytes = firstBytes
  }

  /** The letter, if it is complete and keeps its schema. */
  get memo(): Memo | undefined {
    return this.written === undefined || !this.collector.keepsSchema ? undefined : assembleMemo(this.version, this.written)
  }

  startElement(start: ElementStart): void {
    if (this.skipped > 0) this.skipped++
    else if (this.value !== undefined) this.refuse(start, `/${this.value.placed.shown}`)
    else if (this.frame !== undefined) this.startChild(this.frame, start)
    else this.startRoot(start)
  }

  endElement(offset: number): void {
    if (this.skipped > 0) this.skipped--
    else if (this.value !== undefined) this.endValue(this.value, offset)
    else if (this.frame !== undefined) this.endRecord(this.frame, offset)
  }

  takeRun(stretch: Stretch, from: number, to: number): boolean {
    const { value } = this
    if (value === undefined) return this.takeBlanks(stretch, from, to)
    if (value.decoding === undefined || this.skipped > 0) return false
    value.filled = true
    return value.decoding.flow.takePure(stretch.text.slice(from, to))
  }

  text(text: string, kind: 'text' | 'cdata'): void {
    if (this.skipped > 0) return
    const { value } = this
    if (value === undefined) this.refuseText(text, kind)
    else {
      value.filled = true
      if (value.decoding !== undefined) value.decoding.flow.takeAny(text)
      else if (value.text.length <= longestValue) value.text += text
    }
  }

  report(code: MemoFaultCode, offset: number, subject: MemoFaultSubject): void {
    this.collector.add(code, offset, subject)
  }

  /** Between elements white space is nothing; what else there is will be refused at its own place. */
  private takeBlanks({ text, base }: Stretch, from: number, to: number): boolean {
    const end = skipBlanks(text, from, to)
    this.textOffset = base + end
    return end === to
  }

  /** Refuses an element and passes over what it holds. */
  private refuse({ name, offset }: ElementStart, expected: string): void {
    this.collector.add('memo.element.unexpected', offset, { element: name.written, expected })
    this.skipped = 1
  }

  private refuseText(text: string, kind: 'text' | 'cdata'): void {
    const { frame } = this
    // The official check takes a CDATA section for text, whatever it holds.
    if (frame === undefined || frame.textRefused || (kind === 'text' && skipBlanks(text, 0, text.length) === text.length)) return
    frame.textRefused = true
    this.collector.add('memo.text.not.allowed', this.textOffset, { element: frame.placed.shown })
  }

  private startRoot({ name, namespace, attributes, offset }: ElementStart): void {
    if (name.local !== memoFormat.element || namespace !== namespaces[memoFormat.prefix]) {
      this.collector.add('memo.root.unexpected', offset, { element: name.written, expected: 'memo:Message' })
      this.skipped = 1
      return
    }
    this.version = readVersion(attributes, (code, subject) => this.collector.add(code, offset, { element: name.written, ...subject }))
    this.open(memoRoot(this.version))
  }

  private startChild(frame: RecordFrame, start: ElementStart): void {
    const { name, offset } = start
    const placed = frame.find(name.local, start.namespace)
    if (placed === undefined) return this.refuse(start, frame.expected)
    const { is, expected } = frame.advance(placed)
    if (is === 'too-many') {
      this.collector.add('memo.element.too.many', offset, { element: name.written, expected })
      this.skipped = 1
      return
    }
    // Behind a gap and at a wrong place the element is read all the same: its own faults are of use, too.
    if (is === 'after-missing') this.collector.add('memo.element.missing', offset, { element: name.written, expected })
    if (is === 'misplaced') this.collector.add('memo.element.unexpected', offset, { element: name.written, expected })
    this.openChild(placed, start)
  }

  private openChild(placed: PlacedField, { name, attributes, offset, after }: ElementStart): void {
    if (attributes.length > 0) {
      checkAttributes(attributes, placed.type, [], (code, subject) =>
        this.collector.add(code, offset, { element: name.written, ...subject }),
      )
    }
    if (placed.model !== undefined) return this.open(placed)
    this.positions.mark(after)
    const decoding = placed.field.content.kind === 'bytes' ? new ContentDecoding(after, this.firstBytes) : undefined
    this.value = { placed, text: '', filled: false, decoding }
  }

  private open(placed: PlacedField): void {
    if (this.frame !== undefined) this.frames.push(this.frame)
    this.frame = new RecordFrame(placed)
  }

  private endRecord(frame: RecordFrame, offset: number): void {
    const missing = frame.missingAtEnd
    if (missing !== '') this.collector.add('memo.element.missing', offset, { element: `/${frame.placed.shown}`, expected: missing })
    this.frame = this.frames.pop()
    if (this.frame === undefined) this.endLetter(frame, offset)
    else this.frame.put(frame.placed, frame.target)
  }

  private endLetter(frame: RecordFrame, offset: number): void {
    if (!this.collector.keepsSchema) return
    // The schema was kept, so the frames hold what the types of the format say.
    this.written = frame.target as unknown as WrittenMemo // built from the description that WrittenMemo is checked against
    for (const { code, subject } of brokenLetterRules(this.written)) this.collector.add(code, offset, subject)
  }

  private endValue(open: OpenValue, offset: number): void {
    this.value = undefined
    const value = open.decoding === undefined ? this.closeText(open) : this.closeContent(open, open.decoding, offset)
    if (value !== undefined) this.frame?.put(open.placed, value)
  }

  /** The value of an element, or undefined when it is wrong. */
  private closeText({ placed, text, filled }: OpenValue): string | boolean | undefined {
    const { content } = placed.field
    if (placed.type === undefined || content.kind !== 'value') return undefined
    if (!filled && content.emptyMeans !== undefined) return content.emptyMeans
    const value = normaliseValue(placed.type, text)
    const fault = checkValue(placed.type, value)
    if (fault !== undefined) {
      this.collector.addAtMark(fault.code, { element: placed.shown, ...fault.subject })
      return undefined
    }
    if (content.rule?.test(value) === false) this.collector.addAtMark(content.rule.code, { element: placed.shown })
    this.noteUuid(placed, value)
    return content.emptyMeans === undefined ? value : value === 'true' || value === '1'
  }

  private noteUuid(placed: PlacedField, value: string): void {
    if (placed.key === 'messageUuid' && this.frame?.placed.key === 'header') this.messageUuid ??= value.toLowerCase()
  }

  private closeContent({ placed }: OpenValue, decoding: ContentDecoding, end: number): DecodedContent | undefined {
    const subject = { element: placed.shown }
    const content = decoding.finish(end)
    if (content === undefined) this.collector.addAtMark('memo.content.invalid', subject)
    else if (decoding.flow.foreign) this.collector.addAtMark('memo.content.character.not.allowed', subject)
    else if (content.length === 0) this.collector.addAtMark('file.empty.not.allowed', subject)
    return content
  }
}
