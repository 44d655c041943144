import { Button, ButtonGroup, ButtonLink, Form, useLanguage } from '../../platform/ui/index.ts'
import type { MailingWish } from './decide-change.ts'
import { decideWish } from './decide-change.ts'
import { mailingPath } from './mailing-paths.ts'
import type { Mailing } from './mailings.queries.ts'
import { mailingTexts } from './mailings.texts.ts'

/** What somebody can do about a mailing as it stands. What cannot be undone is asked again on a page of its own. */
export function Acts({ mailing, csrfToken }: { mailing: Mailing; csrfToken: string }) {
  const said = mailingTexts[useLanguage()]
  const { mailingId } = mailing
  const may = (wish: MailingWish): boolean => decideWish(mailing, wish).kind === 'done'
  if (!may('stop')) return null
  return (
    <Form action={mailingPath(mailingId, mailing.state === 'paused' ? 'resume' : 'pause')} csrfToken={csrfToken}>
      <ButtonGroup>
        {may('start') && <ButtonLink href={mailingPath(mailingId, 'start')}>{said.start}</ButtonLink>}
        {may('resume') && <Button>{said.resume}</Button>}
        {may('pause') && <Button weight="secondary">{said.pause}</Button>}
        <ButtonLink href={mailingPath(mailingId, 'stop')} weight="tertiary">{said.stop}</ButtonLink>
      </ButtonGroup>
    </Form>
  )
}
