import type { LetterDocument, LetterFile } from '../letter-document.ts'
import type { FilePlace } from '../post-paths.ts'
import type { Presentation } from './file-presentation.ts'
import { presentationOf } from './file-presentation.ts'

/** A file with its place in the letter. */
export interface PlacedFile extends FilePlace {
  readonly content: LetterFile
  readonly presentation: Presentation
}

/** The files of one document. `document` counts from 1. */
export const filesOf = (files: readonly LetterFile[], document: number): PlacedFile[] =>
  files.map((content, index) => ({ document, file: index + 1, content, presentation: presentationOf(content) }))

/** The file at a place; undefined when nothing stands there. */
export const fileAt = (documents: readonly LetterDocument[], { document, file }: FilePlace): LetterFile | undefined => documents[document - 1]?.files[file - 1]

/**
 * Which variant of the main document a page shows: the one that was wished for, else one in the reader's language, else the sender's first;
 * of these one that can be shown.
 */
export function chooseFile(files: readonly PlacedFile[], { language, wish }: { language: string; wish: number | undefined }): PlacedFile | undefined {
  const shown = files.filter(({ presentation }) => presentation !== 'none')
  const speaks = ({ content }: PlacedFile): boolean => content.language.toLowerCase().startsWith(language)
  return shown.find(({ file }) => file === wish) ?? shown.find(speaks) ?? shown[0] ?? files[0]
}
