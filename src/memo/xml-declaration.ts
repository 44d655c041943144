import { XmlStop } from './xml-stop.ts'

const space = '[ \\t\\r\\n]'
const equals = `${space}*=${space}*`
/** An attribute of the declaration in either kind of quotes. */
const quoted = (value: string): string => `(?:"${value}"|'${value}')`
const version = `${space}+version${equals}${quoted('1\\.[0-9]+')}`
const encoding = `${space}+encoding${equals}(?<encoding>${quoted('[A-Za-z][\\w.-]*')})`
const standalone = `${space}+standalone${equals}${quoted('(?:yes|no)')}`
const declaration = new RegExp(`^<\\?xml${version}(?:${encoding})?(?:${standalone})?${space}*\\?>$`)
const utf8 = /^["']utf-?8["']$/i

/** Checks `<?xml …?>`. Throws XmlStop when it is no declaration or states another encoding than UTF-8. Source: XML 1.0 §2.8. */
export function checkDeclaration(text: string, offset: number): void {
  const match = declaration.exec(text)
  if (match === null) throw new XmlStop('memo.xml.syntax', offset, { expected: '<?xml version="1.0" encoding="UTF-8"?>' })
  if (!utf8.test(match.groups?.['encoding'] ?? '"UTF-8"')) throw new XmlStop('memo.encoding.not.allowed', offset, { expected: 'UTF-8' })
}

/** How messages in UTF-16 or UTF-32 begin, with and without a byte-order mark. */
const otherBeginnings = ['feff', 'fffe', '003c', '3c00', '0000'].map((bytes) => Buffer.from(bytes, 'hex'))
const byteOrderMark = Buffer.from('efbbbf', 'hex')
const beginsWith = (message: Buffer, begin: Buffer): boolean => message.subarray(0, begin.length).equals(begin)

/** Refuses UTF-16 and UTF-32 by the first bytes of the message; tells how many bytes the byte-order mark of UTF-8 takes. */
export function checkBeginning(start: Buffer): number {
  if (otherBeginnings.some((begin) => beginsWith(start, begin))) throw new XmlStop('memo.encoding.not.allowed', 0, { expected: 'UTF-8' })
  return beginsWith(start, byteOrderMark) ? byteOrderMark.length : 0
}
