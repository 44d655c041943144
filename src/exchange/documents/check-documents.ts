import { fileTypeFromBuffer } from 'file-type'
import type { Memo, MemoDocument, MemoFile } from '../../memo/index.ts'
import type { VirusScanner } from '../../platform/virus-scan/index.ts'
import type { DocumentFault } from '../routing/letter-facts.ts'
import { allowedTypes, contradicts, extensionOf } from './document-types.ts'
import { findHtmlFault } from './html-allow-list.ts'

/** A letter and what its documents are checked with. */
export interface DocumentCheck {
  readonly memo: Memo
  /** A file's content, decoded, in pieces; asked for HTML documents, and for all when there is a scanner. */
  readonly readFile: (file: MemoFile) => AsyncIterable<Uint8Array>
  /** Without one nothing is scanned. */
  readonly scanner?: VirusScanner | undefined
}

const pdfMark = Buffer.from('%PDF-')

/** Most files are PDF: their mark spares the full recognition. */
async function recognisedType(firstBytes: Uint8Array): Promise<string | undefined> {
  if (Buffer.compare(firstBytes.subarray(0, pdfMark.length), pdfMark) === 0) return 'application/pdf'
  return (await fileTypeFromBuffer(firstBytes))?.mime
}

/** XML is text, although it is recognised. */
const isText = (type: string | undefined): boolean => type === undefined || type.endsWith('/xml') || type.startsWith('text/')

async function typeFault(file: MemoFile, document: MemoDocument): Promise<DocumentFault | undefined> {
  const extension = extensionOf(file.filename)
  const allowed = allowedTypes(extension, document.type === 'TECHNICAL')
  if (allowed === undefined) return { code: 'file.extension.not.allowed', detail: `Extension: ${extension === '' ? '(none)' : extension.slice(0, 20)}.` }
  if (contradicts(extension, file.encodingFormat)) return { code: 'file.content.mismatch', detail: `Stated type: ${file.encodingFormat.slice(0, 60)}, extension: ${extension}.` }
  const recognised = await recognisedType(file.firstBytes)
  const fits = allowed === 'text' ? isText(recognised) : recognised !== undefined && allowed.includes(recognised)
  return fits ? undefined : { code: 'file.content.mismatch', detail: `Content: ${recognised ?? 'not recognised'}, extension: ${extension}.` }
}

async function virusFault(file: MemoFile, { readFile, scanner }: DocumentCheck): Promise<DocumentFault | undefined> {
  const verdict = await scanner?.scan(readFile(file), file.length)
  if (verdict?.kind === 'found') return { code: 'file.virus.found', detail: `Found: ${verdict.virus.slice(0, 80)}.` }
  return verdict?.kind === 'too-large' ? { code: 'file.scan.limit.exceeded', detail: `Size: ${file.length} bytes.` } : undefined
}

async function htmlFault(file: MemoFile, { readFile }: DocumentCheck): Promise<DocumentFault | undefined> {
  if (!['html', 'htm'].includes(extensionOf(file.filename))) return undefined
  const found = await findHtmlFault(readFile(file))
  return found === undefined ? undefined : { code: 'html.not.allowed', detail: `Found: ${found.slice(0, 80)}.` }
}

/**
 * The first file whose type is not allowed, whose content is not what its name says, that bears a virus, or whose HTML may not be shown.
 * Throws `NotNow` when the scanner gives no verdict: then the letter waits, neither refused nor let through.
 */
export async function findDocumentFault(check: DocumentCheck): Promise<DocumentFault | undefined> {
  for (const document of check.memo.documents)
    for (const file of document.files) {
      const fault = (await typeFault(file, document)) ?? (await virusFault(file, check)) ?? (await htmlFault(file, check))
      if (fault !== undefined) return fault
    }
  return undefined
}
