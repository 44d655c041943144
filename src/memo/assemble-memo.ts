import type { WrittenDocument, WrittenFile } from './body-format.ts'
import type { WrittenMemo } from './memo-format.ts'
import type { Memo, MemoDocument, MemoFile, MemoVersion } from './memo.ts'

function assembleFile({ content, ...file }: WrittenFile): MemoFile {
  return { ...file, ...content }
}

function assembleDocument(
  type: MemoDocument['type'],
  written: Omit<WrittenDocument, 'actions'> & { actions?: WrittenDocument['actions'] },
): MemoDocument {
  return { ...written, type, files: written.files.map(assembleFile), actions: written.actions ?? [] }
}

/** Puts the documents of a letter into one list. */
export function assembleMemo(version: MemoVersion, { header, body }: WrittenMemo): Memo {
  if (body === undefined) return { version, header, documents: [] }
  const documents = [
    assembleDocument('MAIN', body.mainDocument),
    ...body.additionalDocuments.map((document) => assembleDocument('ADDITIONAL', document)),
    ...body.technicalDocuments.map((document) => assembleDocument('TECHNICAL', document)),
  ]
  return { version, header, createdDateTime: body.createdDateTime, documents }
}
