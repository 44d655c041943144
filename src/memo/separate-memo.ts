import type { WrittenDocument } from './body-format.ts'
import type { WrittenMemo } from './memo-format.ts'
import type { Memo, MemoDocument, MemoFileName } from './memo.ts'

function separateDocument<F extends MemoFileName>({ type: _type, files, ...document }: MemoDocument<F>): WrittenDocument<F> {
  return {
    ...document,
    files: files.map((file) => ({ encodingFormat: file.encodingFormat, filename: file.filename, language: file.language, content: file })),
  }
}

/**
 * Puts the documents of a letter back into their places; the opposite of `assembleMemo`. A file stands for its content.
 * Throws RangeError when there are documents or a time, but not a time and one main document.
 */
export function separateMemo<F extends MemoFileName>({ header, createdDateTime, documents }: Memo<F>): WrittenMemo<F> {
  if (documents.length === 0 && createdDateTime === undefined) return { header }
  const of = (type: MemoDocument['type']) => documents.filter((document) => document.type === type).map(separateDocument)
  const [mainDocument, ...others] = of('MAIN')
  if (createdDateTime === undefined || mainDocument === undefined || others.length > 0)
    throw new RangeError('a letter with documents has a time of creation and one main document')
  return { header, body: { createdDateTime, mainDocument, additionalDocuments: of('ADDITIONAL'), technicalDocuments: of('TECHNICAL') } }
}
