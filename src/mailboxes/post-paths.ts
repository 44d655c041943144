import type { FolderId, MailboxId } from './letter-document.ts'

/** Where a letter stands: addresses need both, since rights are checked by mailbox. */
export interface LetterPlace {
  readonly mailboxId: MailboxId
  readonly letterId: string
}

export const postPath = '/post'

/** What others did about whose post it is; a room above shows it. */
export const activityPath = `${postPath}/activity`

/** Whose post to read, where there are many. */
export const choicePath = `${postPath}/mailboxes`

export const mailboxPath = (mailboxId: MailboxId): string => `${postPath}/${mailboxId}`

export const folderPath = (mailboxId: MailboxId, folderId: FolderId): string => `${mailboxPath(mailboxId)}/folders/${folderId}`

export const letterPath = ({ mailboxId, letterId }: LetterPlace): string => `${mailboxPath(mailboxId)}/letters/${letterId}`

/** Documents and their parts are counted from 1, as they stand in the letter. */
export interface FilePlace {
  readonly document: number
  readonly file: number
}

export const filePath = (letter: LetterPlace, { document, file }: FilePlace): string => `${letterPath(letter)}/documents/${document}/files/${file}`

export const calendarPath = (letter: LetterPlace, place: { readonly document: number; readonly action: number }): string =>
  `${letterPath(letter)}/documents/${place.document}/actions/${place.action}/calendar`
