import type { ComponentChildren } from 'preact'
import type { Session, SessionServices } from '../login/index.ts'
import type { ContentStore } from '../platform/content/index.ts'
import type { Answer, Caller } from '../platform/http/index.ts'
import { Button, ButtonLink, Form, Select, useLanguage } from '../platform/ui/index.ts'
import { languageOf } from '../portals/index.ts'
import type { PortalFrame } from '../portals/index.ts'
import type { OpenChoice } from './open-mailboxes.ts'
import { choicePath, postPath } from './post-paths.ts'
import { postTexts } from './post.texts.ts'

/** What the pages of post need; given by the composition root. */
export interface PostServices extends SessionServices {
  readonly contentStore: ContentStore
  readonly frame: PortalFrame
}

interface PostView {
  readonly caller: Caller
  readonly session: Session
  readonly title: string
  readonly children: ComponentChildren
}

/** A page of post in the frame of all portals, in the colours of whose post it is. */
export const postView = ({ frame }: Pick<PostServices, 'frame'>, { session, ...view }: PostView): Answer =>
  frame({
    ...view,
    session,
    theme: session.kind === 'citizen' ? 'borger' : 'virk',
    portal: { name: postTexts[languageOf(view.caller)].portal, href: postPath },
  })

/** Whose post: shown wherever there is a choice. Many are searched for on a page of their own. */
export function MailboxSwitch({ few, current }: OpenChoice) {
  const said = postTexts[useLanguage()]
  if (few === undefined) return <p><ButtonLink href={choicePath} weight="secondary">{said.switchButton}</ButtonLink></p>
  if (few.length < 2) return null
  return (
    <Form action={postPath} method="get">
      <Select
        id="mailbox"
        name="mailbox"
        label={said.switchLabel}
        value={current.mailboxId}
        choices={few.map(({ mailboxId, name }) => ({ value: mailboxId, label: name }))}
      />
      <Button weight="secondary">{said.switchButton}</Button>
    </Form>
  )
}
