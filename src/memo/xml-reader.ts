import { ElementStack, type ElementStart } from './element-stack.ts'
import type { MemoFaultSubject } from './memo-fault.ts'
import type { MemoFaultCode } from './memo-fault-texts.ts'
import { cookCdata, cookText, endOfSafeText, refuseControls, skipBlanks, stretchOf, type Stretch } from './xml-characters.ts'
import { checkDeclaration } from './xml-declaration.ts'
import { readName } from './xml-names.ts'
import { XmlStop } from './xml-stop.ts'
import { findTagEnd, readStartTag } from './xml-tag.ts'

/** What is told while a document is read. Offsets are bytes from the beginning of the message. */
export interface XmlHandler {
  startElement(start: ElementStart): void
  endElement(offset: number): void
  /** Offers character data before anybody looked into it; true when it holds nothing that XML would have to resolve and was taken. */
  takeRun(stretch: Stretch, from: number, to: number): boolean
  /** Character data, resolved. One run may come in several calls. */
  text(value: string, kind: 'text' | 'cdata'): void
  /** A fault that does not hinder reading on. */
  report(code: MemoFaultCode, offset: number, subject: MemoFaultSubject): void
}

/** A tag with its namespaces takes less than 2 KB; nothing longer is held in memory. */
const longestTag = 65_536
const lessThan = 0x3c
const slash = 0x2f
const bang = 0x21
const question = 0x3f

/** What ends each mode. */
const ends = { content: '', comment: '-->', cdata: ']]>', instruction: '?>' } as const
type Mode = keyof typeof ends

const beginnings = ['<!--', '<![CDATA[', '<!DOCTYPE']
const instructionTarget = /<\?([^ \t\r\n?]*)([ \t\r\n]|\?[^])/y

/**
 * A streaming reader of XML 1.0 with namespaces, without DTD. It is given stretches of valid UTF-8 and tells how far it came;
 * what it could not finish (a tag, a reference) is given again together with what follows.
 *
 * Modes: `content` until `<!--`, `<![CDATA[` or `<?`, which enter the others; their ends lead back.
 */
export class XmlReader {
  private readonly handler: XmlHandler
  private readonly elements: ElementStack
  private mode: Mode = 'content'
  private stretch: Stretch = stretchOf(Buffer.alloc(0), 0)
  private at = 0
  /** Where the document begins, behind a byte-order mark: the only place for an XML declaration. */
  private readonly beginning: number

  constructor(handler: XmlHandler, beginning: number) {
    this.handler = handler
    this.elements = new ElementStack(handler)
    this.beginning = beginning
  }

  /** Reads on and tells how many bytes of the stretch are done. Throws XmlStop. */
  read(stretch: Stretch): number {
    this.stretch = stretch
    this.at = 0
    while (this.at < stretch.text.length && this.step()) {
      // Each step reads one thing.
    }
    return this.at
  }

  /** Throws XmlStop when the document is not complete; `offset` is where the message ends. */
  end(offset: number): void {
    if (this.mode !== 'content') throw new XmlStop('memo.xml.truncated', offset, { expected: ends[this.mode] })
    this.elements.end(offset)
  }

  /** Reads one thing; false when its end is not in the stretch. */
  private step(): boolean {
    switch (this.mode) {
      case 'content':
        return this.stretch.text.charCodeAt(this.at) === lessThan ? this.readMarkup() : this.readText()
      case 'comment':
        return this.readComment()
      case 'cdata':
        return this.readCdata()
      case 'instruction':
        return this.readInstruction()
    }
  }

  private stop(code: MemoFaultCode, at: number, subject: MemoFaultSubject = {}): never {
    throw new XmlStop(code, this.stretch.base + at, subject)
  }

  private readText(): boolean {
    const { text } = this.stretch
    const next = text.indexOf('<', this.at)
    if (this.elements.depth === 0) return this.readOutside(next < 0 ? text.length : next)
    const to = next < 0 ? endOfSafeText(text, 'text') : next
    if (to <= this.at) return false
    if (!this.handler.takeRun(this.stretch, this.at, to)) this.handler.text(cookText(this.stretch, this.at, to), 'text')
    this.at = to
    return true
  }

  private readOutside(to: number): boolean {
    this.at = skipBlanks(this.stretch.text, this.at, to)
    if (this.at < to) this.stop('memo.xml.syntax', this.at, { expected: '<' })
    return true
  }

  private readMarkup(): boolean {
    switch (this.stretch.text.charCodeAt(this.at + 1)) {
      case slash:
        return this.readEndTag()
      case bang:
        return this.readBang()
      case question:
        return this.beginInstruction()
      default:
        return this.readStartTag()
    }
  }

  /** The `>` of a tag, or -1 when it has to be waited for. */
  private tagEnd(): number {
    const end = findTagEnd(this.stretch, this.at + 1)
    const length = (end < 0 ? this.stretch.text.length : end) - this.at
    if (length > longestTag) this.stop('memo.tag.too.long', this.at, { expected: `${longestTag}` })
    return end
  }

  private readStartTag(): boolean {
    const end = this.tagEnd()
    if (end < 0) return false
    const tag = readStartTag(this.stretch, this.at + 1, end)
    this.elements.open(tag, this.stretch.base + this.at, this.stretch.base + end + 1)
    this.at = end + 1
    return true
  }

  private readEndTag(): boolean {
    const length = this.elements.closingLength(this.stretch.text, this.at)
    if (length > 0) return this.close(this.at + length)
    const end = this.tagEnd()
    if (end < 0) return false
    this.elements.keepBalance(this.stretch.text.slice(this.at + 2, end), this.stretch.base + this.at)
    return this.close(end + 1)
  }

  private close(after: number): true {
    this.elements.close(this.stretch.base + this.at)
    this.at = after
    return true
  }

  private readBang(): boolean {
    const { text } = this.stretch
    if (text.startsWith('<!--', this.at)) return this.enter('comment', 4)
    if (text.startsWith('<![CDATA[', this.at) && this.elements.depth > 0) return this.enterCdata()
    if (text.startsWith('<!DOCTYPE', this.at) && this.elements.atProlog) this.stop('memo.dtd.not.allowed', this.at)
    const rest = text.slice(this.at, this.at + 9)
    if (text.length - this.at < 9 && beginnings.some((beginning) => beginning.startsWith(rest))) return false
    this.stop('memo.xml.syntax', this.at, { expected: '<!--' })
  }

  private enter(mode: Mode, length: number): true {
    this.mode = mode
    this.at += length
    return true
  }

  private enterCdata(): true {
    // Told even when empty: an empty section is content for the schema.
    this.handler.takeRun(this.stretch, this.at, this.at)
    this.handler.text('', 'cdata')
    return this.enter('cdata', 9)
  }

  private readComment(): boolean {
    const { text } = this.stretch
    const dashes = text.indexOf('--', this.at)
    const to = dashes < 0 ? text.length - (text.endsWith('-') ? 1 : 0) : dashes
    refuseControls(this.stretch, this.at, to)
    this.at = to
    if (dashes < 0 || dashes + 2 >= text.length) return false
    if (text[dashes + 2] !== '>') this.stop('memo.xml.syntax', dashes, { expected: '-->' })
    return this.enter('content', 3)
  }

  private readCdata(): boolean {
    const { text } = this.stretch
    const end = text.indexOf(']]>', this.at)
    const to = end < 0 ? Math.max(this.at, endOfSafeText(text, 'cdata')) : end
    if (to > this.at && !this.handler.takeRun(this.stretch, this.at, to)) this.handler.text(cookCdata(this.stretch, this.at, to), 'cdata')
    this.at = to
    return end >= 0 && this.enter('content', 3)
  }

  private beginInstruction(): boolean {
    const { text } = this.stretch
    instructionTarget.lastIndex = this.at
    const target = instructionTarget.exec(text)
    if (target === null) {
      if (text.length - this.at > longestTag) this.stop('memo.tag.too.long', this.at, { expected: `${longestTag}` })
      return false
    }
    const [, name = '', behind = ''] = target
    if (name.toLowerCase() === 'xml') return this.readDeclaration(name)
    // Colons are left to pass, as every validator lets them.
    if (readName(name.replaceAll(':', '_')) === undefined || (behind.startsWith('?') && behind !== '?>'))
      this.stop('memo.xml.syntax', this.at, { expected: '<?Name ?>' })
    return this.enter('instruction', 2 + name.length)
  }

  private readDeclaration(target: string): boolean {
    const { text, base } = this.stretch
    if (target !== 'xml' || base + this.at !== this.beginning) this.stop('memo.xml.syntax', this.at, { expected: 'Name' })
    const end = text.indexOf('?>', this.at)
    if ((end < 0 ? text.length : end) - this.at > longestTag) this.stop('memo.tag.too.long', this.at, { expected: `${longestTag}` })
    if (end < 0) return false
    checkDeclaration(text.slice(this.at, end + 2), base + this.at)
    this.at = end + 2
    return true
  }

  private readInstruction(): boolean {
    const { text } = this.stretch
    const end = text.indexOf('?>', this.at)
    const to = end < 0 ? text.length - (text.endsWith('?') ? 1 : 0) : end
    refuseControls(this.stretch, this.at, to)
    this.at = to
    return end >= 0 && this.enter('content', 2)
  }
}
