import { isAllowedDeclaration, NamespaceScope } from './xml-namespaces.ts'
import type { XmlName } from './xml-names.ts'
import type { XmlHandler } from './xml-reader.ts'
import { XmlStop } from './xml-stop.ts'
import type { StartTag, WrittenAttribute } from './xml-tag.ts'

/** An attribute that declares no namespace. */
export interface XmlAttribute {
  name: XmlName
  /** '' when the name has no prefix. */
  namespace: string
  value: string
  /** The namespace of a prefix as it is declared here, for values that hold names. */
  resolve(prefix: string): string | undefined
}

/** A start tag with its namespaces resolved. */
export interface ElementStart {
  name: XmlName
  namespace: string
  attributes: readonly XmlAttribute[]
  /** Of its `<` in the message. */
  offset: number
  /** Of the byte behind its `>`. */
  after: number
}

/** A letter is six deep. */
const deepest = 50
/** The largest letters have some thousands. */
const mostElements = 100_000
const greaterThan = 0x3e
const none: readonly XmlAttribute[] = []

/** The elements that are open, with the namespaces in force. */
export class ElementStack {
  private readonly handler: XmlHandler
  private readonly raws: string[] = []
  private readonly scope = new NamespaceScope()
  private count = 0

  constructor(handler: XmlHandler) {
    this.handler = handler
  }

  get depth(): number {
    return this.raws.length
  }

  /** Whether the root element is still to come. */
  get atProlog(): boolean {
    return this.count === 0
  }

  open(tag: StartTag, offset: number, after: number): void {
    this.keepLimits(offset)
    this.raws.push(tag.name.raw)
    const attributes = tag.attributes.length === 0 ? none : this.resolveAttributes(tag, offset)
    const { name } = tag
    const namespace = this.scope.resolve(name.prefix)
    if (namespace === undefined || name.prefix === 'xmlns')
      throw new XmlStop('memo.xml.prefix.undeclared', offset, { element: name.written })
    this.handler.startElement({ name, namespace, attributes, offset, after })
    if (tag.empty) this.close(after)
  }

  /** The length of the end tag that begins at a place, if it is the right one in its plainest form; otherwise 0. */
  closingLength(text: string, at: number): number {
    const raw = this.raws.at(-1)
    if (raw === undefined || !text.startsWith(raw, at + 2)) return 0
    return text.charCodeAt(at + 2 + raw.length) === greaterThan ? raw.length + 3 : 0
  }

  /** Throws XmlStop when an end tag does not end the element that is open. */
  keepBalance(raw: string, offset: number): void {
    const expected = this.raws.at(-1)
    if (expected !== undefined && raw.startsWith(expected) && /^[ \t\r\n]*$/.test(raw.slice(expected.length))) return
    throw new XmlStop('memo.xml.tag.mismatch', offset, { element: `</${raw}>`, expected: expected === undefined ? '' : `</${expected}>` })
  }

  /** Ends the element that is open. */
  close(offset: number): void {
    this.handler.endElement(offset)
    this.scope.leave(this.raws.length)
    this.raws.pop()
  }

  /** Throws XmlStop when an element is still open or none was there. */
  end(offset: number): void {
    const open = this.raws.at(-1)
    if (open !== undefined) throw new XmlStop('memo.xml.truncated', offset, { expected: `</${open}>` })
    if (this.count === 0) throw new XmlStop('memo.xml.truncated', offset, { expected: 'Message' })
  }

  private keepLimits(offset: number): void {
    if (this.count > 0 && this.raws.length === 0) throw new XmlStop('memo.xml.syntax', offset, { expected: 'EOF' })
    this.count++
    if (this.count > mostElements) throw new XmlStop('memo.elements.too.many', offset, { expected: `${mostElements}` })
    if (this.raws.length >= deepest) throw new XmlStop('memo.nesting.too.deep', offset, { expected: `${deepest}` })
  }

  private resolveAttributes(tag: StartTag, offset: number): XmlAttribute[] {
    const others = tag.attributes.filter((attribute) => !this.takeDeclaration(attribute, tag, offset))
    const seen = new Set<string>()
    return others.map(({ name, value }) => {
      const namespace = name.prefix === '' ? '' : this.scope.resolve(name.prefix)
      if (namespace === undefined) throw new XmlStop('memo.xml.prefix.undeclared', offset, { element: name.written })
      const expanded = `${namespace} ${name.local}`
      if (seen.has(expanded)) this.handler.report('memo.xml.namespace.invalid', offset, { element: tag.name.written })
      seen.add(expanded)
      return { name, namespace, value, resolve: (prefix) => this.scope.resolve(prefix) }
    })
  }

  /** Takes an attribute that declares a namespace; false for any other. */
  private takeDeclaration({ name, value }: WrittenAttribute, tag: StartTag, offset: number): boolean {
    if (name.prefix !== 'xmlns' && name.written !== 'xmlns') return false
    const prefix = name.prefix === '' ? '' : name.local
    if (isAllowedDeclaration(prefix, value)) this.scope.bind(prefix, value, this.raws.length)
    else this.handler.report('memo.xml.namespace.invalid', offset, { element: tag.name.written })
    return true
  }
}
