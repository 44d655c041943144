import type { MemoAction, MemoDocument, MemoFile } from '../memo/index.ts'
import type { Brand } from '../platform/brand.ts'

export type MailboxId = Brand<string, 'MailboxId'>
export type FolderId = Brand<string, 'FolderId'>

/** A file of a letter as its row keeps it: name, type, hash, and where its encoded content stands in the raw letter. */
export type LetterFile = Omit<MemoFile, 'firstBytes'>

/** A document as the letter's row keeps it (letter_headers.documents), so that it is shown and served without reading the letter again. */
export interface LetterDocument extends Omit<MemoDocument, 'files' | 'actions'> {
  readonly files: readonly LetterFile[]
  readonly actions: readonly MemoAction[]
}
