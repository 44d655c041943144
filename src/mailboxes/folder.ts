import type { Language } from '../platform/i18n/index.ts'
import { texts } from '../platform/i18n/index.ts'
import type { FolderId } from './letter-document.ts'

export type FolderType = 'INBOX' | 'DRAFTS' | 'SENT' | 'DELETED' | 'USER_DEFINED'

export interface Folder {
  readonly folderId: FolderId
  readonly parentId: FolderId | null
  readonly type: FolderType
  /** The owner's own words for a folder made by people. */
  readonly name: string
}

const names = texts({
  da: { INBOX: 'Indbakke', DRAFTS: 'Kladder', SENT: 'Sendt', DELETED: 'Slettet' },
  en: { INBOX: 'Inbox', DRAFTS: 'Drafts', SENT: 'Sent', DELETED: 'Deleted' },
})

/** A folder's name for people: the standard folders in the reader's language. */
export const folderName = ({ type, name }: Pick<Folder, 'type' | 'name'>, language: Language): string => (type === 'USER_DEFINED' ? name : names[language][type])
