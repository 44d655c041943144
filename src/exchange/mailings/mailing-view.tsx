import { instantText } from '../../platform/clock/index.ts'
import { formatDateTime } from '../../platform/i18n/index.ts'
import type { TimelineStep } from '../../platform/ui/index.ts'
import { Alert, BackLink, Badge, LiveRegion, Timeline, Toolbar, useLanguage } from '../../platform/ui/index.ts'
import { ExaminationFigures, Findings } from './examination-view.tsx'
import { Acts } from './mailing-acts.tsx'
import { mailingFunction } from './mailing-function.ts'
import { Progress } from './mailing-progress.tsx'
import { stateTones } from './mailing-words.ts'
import type { MailingState } from './mailing.ts'
import type { StoredChange } from './mailings.queries.ts'
import { mailingTexts } from './mailings.texts.ts'
import { percentOf } from './present-mailing.ts'
import type { MailingReport } from './read-mailing.ts'

/** What was just done. */
export type Done = keyof (typeof mailingTexts)['da']['done']

export interface MailingFacts {
  readonly report: MailingReport
  readonly done: Done | undefined
  readonly csrfToken: string
}

/** As often as somebody who watches wants to see something new. */
const lookEverySeconds = 3

/** What changes without anybody's doing. */
const movesByItself: readonly MailingState[] = ['examining', 'running']

/** A mailing: how it stands, what can be done, what was found before, what happened. */
export function MailingView({ report, done, csrfToken }: MailingFacts) {
  const said = mailingTexts[useLanguage()]
  const { mailing } = report
  return (
    <>
      <BackLink href={mailingFunction.href} text={said.title} />
      <h1>{mailing.name}</h1>
      {done !== undefined && <Alert tone="success">{said.done[done]}</Alert>}
      <LiveRegion id="standing" everySeconds={movesByItself.includes(mailing.state) ? lookEverySeconds : undefined}>
        <Toolbar>
          <Badge tone={stateTones[mailing.state]}>{said.states[mailing.state]}</Badge>
        </Toolbar>
        <Now report={report} />
        <Acts mailing={mailing} csrfToken={csrfToken} />
        {mailing.step > 0 && <Progress report={report} />}
        <Examination report={report} />
        <h2>{said.history}</h2>
        <Timeline label={said.history} steps={report.changes.map((change) => useTold(change))} />
      </LiveRegion>
    </>
  )
}

function Now({ report: { mailing, examination, changes } }: { report: MailingReport }) {
  const language = useLanguage()
  const said = mailingTexts[language].now
  const { state, entries, handled, step, nextStepAt } = mailing
  if (state === 'paused' && changes[0]?.reason === 'faults') return <Alert tone="warning">{said.pausedForFaults}</Alert>
  const words: Readonly<Record<MailingState, string>> = {
    examining: said.examining(examination.entries, entries),
    ready: said.ready(entries),
    running: nextStepAt === null ? said.running(percentOf(step)) : said.waiting(formatDateTime(nextStepAt, language)),
    paused: said.paused,
    stopped: said.stopped(entries - handled),
    finished: said.finished,
  }
  return <p>{words[state]}</p>
}

function Examination({ report }: { report: MailingReport }) {
  const said = mailingTexts[useLanguage()]
  const { examination } = report
  if (!examination.isEnded) return null
  return (
    <section>
      <h2>{said.examination}</h2>
      <p>{said.examinationLead}</p>
      <ExaminationFigures {...report} />
      {examination.findings.length > 0 && <h3>{said.wouldFail}</h3>}
      {examination.findings.length > 0 && <Findings findings={examination.findings} />}
    </section>
  )
}

function useTold({ change, reason, actorKind, actorName, handled, faults, changedAt, step }: StoredChange): TimelineStep {
  const language = useLanguage()
  const said = mailingTexts[language]
  return {
    title: change === 'stepped' ? `${said.changes.stepped}: ${said.stepNames(percentOf(step)).toLocaleLowerCase(language)}` : said.changes[change],
    tone: reason === 'faults' ? 'warning' : change === 'finished' ? 'success' : 'info',
    time: formatDateTime(changedAt, language),
    dateTime: instantText(changedAt),
    actor: actorKind === 'platform' ? said.brevdue : (actorName ?? said.somebody),
    children: (
      <>
        {reason === 'faults' && <p>{said.forFaults}</p>}
        {handled > 0 && <p>{said.atThatTime(handled, faults)}</p>}
      </>
    ),
  }
}
