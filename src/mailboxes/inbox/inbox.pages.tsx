import { z } from 'zod'
import { recordEvents } from '../../events/index.ts'
import { loginProblems, requireSession } from '../../login/index.ts'
import type { Session } from '../../login/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { route, seeOther } from '../../platform/http/index.ts'
import { generalProblems } from '../../platform/problems/index.ts'
import { languageOf } from '../../portals/index.ts'
import { folderName } from '../folder.ts'
import type { FolderId, MailboxId } from '../letter-document.ts'
import type { ReadableMailbox } from '../open-mailboxes.ts'
import { openMailboxes } from '../open-mailboxes.ts'
import { personActing } from '../person-acting.ts'
import { folderParameters, mailboxParameters } from '../post-parameters.ts'
import { mailboxPath } from '../post-paths.ts'
import { postView } from '../post-view.tsx'
import type { PostServices } from '../post-view.tsx'
import { Inbox, NoMailbox } from './inbox-view.tsx'
import { inboxTexts } from './inbox.texts.ts'
import { parsePlace } from './page-place.ts'
import { readInbox } from './read-inbox.ts'
import type { InboxPage, InboxWish } from './read-inbox.ts'

const listQuery = z.object({ older: z.string().optional(), newer: z.string().optional(), unread: z.string().optional() })
const firstQuery = listQuery.extend({ mailbox: z.string().optional() })

interface Asked {
  readonly caller: Caller
  readonly mailboxId?: MailboxId
  readonly folderId?: FolderId
  readonly query: z.output<typeof listQuery>
}

/** Opening a folder is an event of the mailbox's owner; leafing on in it is not another one. */
async function openInbox({ database }: PostServices, session: Session, mailbox: ReadableMailbox, wish: InboxWish): Promise<InboxPage> {
  if (wish.older !== undefined || wish.newer !== undefined) return database.read((on) => readInbox(on, wish))
  return database.transaction(async (tx) => {
    const inbox = await readInbox(tx, wish)
    const properties = { folder: inbox.folder.type }
    await recordEvents(tx, [{ tag: 'MAILBOX_READ', ownerId: mailbox.partyId, actor: personActing(session), properties }])
    return inbox
  })
}

async function showFolder(services: PostServices, { caller, mailboxId, folderId, query }: Asked): Promise<Answer> {
  const session = await requireSession(services, caller)
  const language = languageOf(caller)
  const choice = await openMailboxes(services.database, session, mailboxId)
  if (choice === undefined) return postView(services, { caller, session, title: inboxTexts[language].noMailbox, children: <NoMailbox /> })
  const unreadOnly = query.unread !== undefined
  const wish = { mailboxId: choice.current.mailboxId, folderId, unreadOnly, older: parsePlace(query.older), newer: parsePlace(query.newer) }
  const inbox = await openInbox(services, session, choice.current, wish)
  const children = <Inbox choice={choice} inbox={inbox} unreadOnly={unreadOnly} />
  return postView(services, { caller, session, title: folderName(inbox.folder, language), children })
}

const shared = {
  method: 'GET',
  interface: 'portal',
  audience: 'logged-in',
  answers: { 200: { page: true }, 303: { empty: true } },
  problems: [loginProblems['login.required'], generalProblems['not.found']],
} as const

/** The folders of a mailbox. */
export const inboxRoutes = (services: PostServices): Route[] => [
  route({
    ...shared,
    path: '/post',
    summary: 'The inbox of the one who is logged in',
    query: firstQuery,
    handle: ({ caller, query: { mailbox, ...query } }) => {
      if (mailbox === undefined) return showFolder(services, { caller, query })
      return seeOther(mailboxPath(mailboxParameters.parse({ mailboxId: mailbox }).mailboxId))
    },
  }),
  route({
    ...shared,
    path: '/post/{mailboxId}',
    summary: "A mailbox's inbox",
    parameters: mailboxParameters,
    query: listQuery,
    handle: ({ caller, parameters, query }) => showFolder(services, { caller, ...parameters, query }),
  }),
  route({
    ...shared,
    path: '/post/{mailboxId}/folders/{folderId}',
    summary: 'A folder of a mailbox',
    parameters: folderParameters,
    query: listQuery,
    handle: ({ caller, parameters, query }) => showFolder(services, { caller, ...parameters, query }),
  }),
]
