import type { WrittenDocument, WrittenFile } from './body-format.ts'
import type { WrittenMemo } from './memo-format.ts'
import type { Memo, MemoDocument, MemoFileName, MemoVersion } from './memo.ts'

const assembleFile = <C>({ content, ...file }: WrittenFile<C>): MemoFileName & C => ({ ...file, ...content })

function assembleDocument<C>(
  type: MemoDocument['type'],
  written: Omit<WrittenDocument<C>, 'actions'> & Partial<Pick<WrittenDocument, 'actions'>>,
): MemoDocument<MemoFileName & C> {
  return { ...written, type, files: written.files.map(assembleFile), actions: written.actions ?? [] }
}

/** Puts the documents of a letter into one list, and what stands for a file's content (`C`) beside its name. */
export function assembleMemo<C>(version: MemoVersion, { header, body }: WrittenMemo<C>): Memo<MemoFileName & C> {
  if (body === undefined) return { version, header, documents: [] }
  const documents = [
    assembleDocument('MAIN', body.mainDocument),
    ...body.additionalDocuments.map((document) => assembleDocument('ADDITIONAL', document)),
    ...body.technicalDocuments.map((document) => assembleDocument('TECHNICAL', document)),
  ]
  return { version, header, createdDateTime: body.createdDateTime, documents }
}
