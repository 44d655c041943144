export { deliverLetters } from './deliver-letters.ts'
export type { NewEntry } from './deliver-letters.ts'
export type { FolderId, LetterDocument, LetterFile, MailboxId } from './letter-document.ts'
