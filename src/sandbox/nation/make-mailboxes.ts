import type { PartyId } from '../../parties/index.ts'
import type { DemoTag } from './demo-tags.ts'
import type { Making } from './making.ts'
import { derivedId } from './making.ts'
import type { DemoFolder, DemoMailbox } from './nation.ts'

const standardFolders = [
  ['INBOX', 'Indbakke'],
  ['DRAFTS', 'Kladder'],
  ['SENT', 'Sendt'],
  ['DELETED', 'Slettet'],
] as const

const ownFolder = ['USER_DEFINED', 'Bolig og bil'] as const

/** A mailbox with the standard folders; the citizen with post in every folder has one of her own. */
export function makeMailbox(making: Making, { partyId, tags }: { partyId: PartyId; tags: readonly DemoTag[] }): DemoMailbox {
  const folders = tags.includes('citizen-with-post') ? [...standardFolders, ownFolder] : standardFolders
  return {
    mailboxId: derivedId(making, `mailbox/${partyId}`),
    partyId,
    folders: folders.map(([type, name]): DemoFolder => ({ folderId: derivedId(making, `folder/${partyId}/${name}`), type, name })),
  }
}
