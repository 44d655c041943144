import { Alert, BackLink, Button, ButtonGroup, ButtonLink, Form, Lead, useLanguage } from '../../platform/ui/index.ts'
import { ExaminationFigures } from './examination-view.tsx'
import { mailingPath } from './mailing-paths.ts'
import type { MailingRules } from './mailing.ts'
import { releasedAt } from './mailing.ts'
import { mailingTexts } from './mailings.texts.ts'
import type { MailingReport } from './read-mailing.ts'

interface ConfirmFacts {
  readonly report: MailingReport
  readonly csrfToken: string
}

const minuteMs = 60_000

/** More of the letters would fail than a mailing may have. */
function wouldPause({ examination: { entries, findings } }: MailingReport, { maxFaultPercent, minFaults }: MailingRules): boolean {
  const wrong = findings.reduce((sum, { letters }) => sum + letters, 0)
  return wrong >= minFaults && wrong * 100 > entries * maxFaultPercent
}

/** Asks whether to start, with the figures. */
export function StartView({ report, rules, csrfToken }: ConfirmFacts & { readonly rules: MailingRules }) {
  const said = mailingTexts[useLanguage()]
  const { mailingId, name, entries } = report.mailing
  const back = mailingPath(mailingId)
  return (
    <>
      <BackLink href={back} text={name} />
      <h1>{said.startTitle}</h1>
      <Lead>{said.startLead(name)}</Lead>
      {wouldPause(report, rules) && <Alert tone="warning">{said.tooManyFaults(rules.maxFaultPercent)}</Alert>}
      <ExaminationFigures {...report} />
      <p>{said.stepsAhead(releasedAt(entries, 1), releasedAt(entries, 2), entries, Math.round(rules.stepPauseMs / minuteMs))}</p>
      <Form action={mailingPath(mailingId, 'start')} csrfToken={csrfToken}>
        <ButtonGroup>
          <Button>{said.start}</Button>
          <ButtonLink href={back} weight="secondary">{said.cancel}</ButtonLink>
        </ButtonGroup>
      </Form>
    </>
  )
}

/** Asks whether to stop, which cannot be undone. */
export function StopView({ report: { mailing }, csrfToken }: ConfirmFacts) {
  const said = mailingTexts[useLanguage()]
  const { mailingId, name, entries, handled } = mailing
  const back = mailingPath(mailingId)
  return (
    <>
      <BackLink href={back} text={name} />
      <h1>{said.stopTitle}</h1>
      <Lead>{said.stopLead(name, entries - handled)}</Lead>
      <p>{said.stopRemedy}</p>
      <Form action={mailingPath(mailingId, 'stop')} csrfToken={csrfToken}>
        <ButtonGroup>
          <Button weight="warning">{said.stop}</Button>
          <ButtonLink href={back} weight="secondary">{said.cancel}</ButtonLink>
        </ButtonGroup>
      </Form>
    </>
  )
}
