import { formatNumber, formatShortDate } from '../../platform/i18n/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { KeysetPagination, Lead, MessageList, SideLayout, SideNavigation, Tag, Toolbar, useLanguage } from '../../platform/ui/index.ts'
import type { MessageMark, MessageSummary, SideNavigationItem } from '../../platform/ui/index.ts'
import { folderName } from '../folder.ts'
import type { MailboxId } from '../letter-document.ts'
import type { OpenChoice } from '../open-mailboxes.ts'
import { activityPath, folderPath, letterPath, mailboxPath } from '../post-paths.ts'
import { MailboxSwitch } from '../post-view.tsx'
import { inboxTexts } from './inbox.texts.ts'
import { placeText } from './page-place.ts'
import type { FolderCount, InboxEntry, InboxPage } from './read-inbox.ts'
import { mostCounted } from './read-inbox.ts'

export interface InboxProps {
  readonly choice: OpenChoice
  readonly inbox: InboxPage
  readonly unreadOnly: boolean
}

const addressOf = (mailboxId: MailboxId, { type, folderId }: FolderCount): string => (type === 'INBOX' ? mailboxPath(mailboxId) : folderPath(mailboxId, folderId))

/** A folder: the letters, newest first, beside the folders of its mailbox. */
export function Inbox({ choice, inbox, unreadOnly }: InboxProps) {
  const mailbox = choice.current
  const language = useLanguage()
  const said = inboxTexts[language]
  const { folder, entries } = inbox
  const name = folderName(folder, language)
  const here = addressOf(mailbox.mailboxId, folder)
  const side = (
    <>
      <MailboxSwitch {...choice} />
      <SideNavigation label={said.folders} items={folderTree(inbox.folders, mailbox.mailboxId, language)} path={here} />
    </>
  )
  return (
    <SideLayout side={side}>
      <h1>{name}</h1>
      {mailbox.kind !== 'person' && <Lead>{said.postOf(mailbox.name)}</Lead>}
      {!mailbox.mayWrite && <p>{said.readOnly}</p>}
      <UnreadFilter here={here} on={unreadOnly} />
      <MessageList
        label={said.letters(name)}
        messages={entries.map((entry) => summaryOf(entry, mailbox.mailboxId, language))}
        empty={unreadOnly ? said.empty.unread : said.empty[folder.type]}
      />
      <Paging here={here} inbox={inbox} unreadOnly={unreadOnly} />
      <p><a href={activityPath}>{said.activity}</a></p>
    </SideLayout>
  )
}

function folderTree(folders: readonly FolderCount[], mailboxId: MailboxId, language: Language, parentId: string | null = null): SideNavigationItem[] {
  return folders
    .filter((folder) => folder.parentId === parentId)
    .map((folder) => {
      const below = folderTree(folders, mailboxId, language, folder.folderId)
      const note = folder.unread === 0 ? undefined : inboxTexts[language].unread(countText(folder.unread, language))
      return { text: folderName(folder, language), href: addressOf(mailboxId, folder), note, ...(below.length > 0 && { items: below }) }
    })
}

const countText = (count: number, language: Language): string => (count < mostCounted ? formatNumber(count, language) : `${formatNumber(mostCounted - 1, language)}+`)

function UnreadFilter({ here, on }: { here: string; on: boolean }) {
  const said = inboxTexts[useLanguage()]
  return <Toolbar>{on ? <Tag href={here} icon="close">{said.all}</Tag> : <Tag href={`${here}?unread=1`}>{said.onlyUnread}</Tag>}</Toolbar>
}

function Paging({ here, inbox, unreadOnly }: { here: string; inbox: InboxPage; unreadOnly: boolean }) {
  const first = inbox.entries[0]
  const last = inbox.entries.at(-1)
  const href = (place: string): string => `${here}?${place}${unreadOnly ? '&unread=1' : ''}`
  return (
    <KeysetPagination
      previousHref={inbox.hasNewer ? (first === undefined ? here : href(`newer=${placeText(first)}`)) : undefined}
      nextHref={inbox.hasOlder && last !== undefined ? href(`older=${placeText(last)}`) : undefined}
    />
  )
}

function summaryOf(entry: InboxEntry, mailboxId: MailboxId, language: Language): MessageSummary {
  const { letterId, sender, title } = entry
  return {
    id: letterId,
    href: letterPath({ mailboxId, letterId }),
    sender,
    title,
    date: formatShortDate(entry.receivedAt, language),
    unread: entry.readAt === null,
    attachments: entry.attachments > 0,
    marks: marksOf(entry, language),
  }
}

function marksOf({ legalNotification, replyBy, hasAction, mandatory }: InboxEntry, language: Language): MessageMark[] {
  const said = inboxTexts[language]
  return [
    ...(legalNotification ? [{ text: said.legalNotification, tone: 'warning' as const, icon: 'flag' as const }] : []),
    ...(replyBy === null ? [] : [{ text: said.replyBy(formatShortDate(replyBy, language)), tone: 'info' as const, icon: 'reply' as const }]),
    ...(hasAction ? [{ text: said.action, icon: 'checklist' as const }] : []),
    ...(mandatory ? [{ text: said.mandatory, icon: 'assignment' as const }] : []),
  ]
}

/** For an employee who may read nobody's post. */
export function NoMailbox() {
  const said = inboxTexts[useLanguage()]
  return (
    <>
      <h1>{said.noMailbox}</h1>
      <Lead>{said.noMailboxWhy}</Lead>
      <p>{said.noMailboxRemedy}</p>
    </>
  )
}
