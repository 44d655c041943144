import { fileTypeFromBuffer } from 'file-type'
import type { Memo, MemoDocument, MemoFile } from '../../memo/index.ts'
import type { DocumentFault } from '../routing/letter-facts.ts'
import { allowedTypes, contradicts, extensionOf } from './document-types.ts'
import { findHtmlFault } from './html-allow-list.ts'

/** A file's content, decoded, in pieces; asked for HTML documents only. */
export type ReadFile = (file: MemoFile) => AsyncIterable<Uint8Array>

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

async function fileFault(file: MemoFile, document: MemoDocument, readFile: ReadFile): Promise<DocumentFault | undefined> {
  const fault = await typeFault(file, document)
  if (fault !== undefined || !['html', 'htm'].includes(extensionOf(file.filename))) return fault
  const found = await findHtmlFault(readFile(file))
  return found === undefined ? undefined : { code: 'html.not.allowed', detail: `Found: ${found.slice(0, 80)}.` }
}

/** The first file whose type is not allowed, whose content is not what its name says, or whose HTML may not be shown. */
export async function findDocumentFault(memo: Memo, readFile: ReadFile): Promise<DocumentFault | undefined> {
  for (const document of memo.documents)
    for (const file of document.files) {
      const fault = await fileFault(file, document, readFile)
      if (fault !== undefined) return fault
    }
  return undefined
}
