import { tellReason } from '../exchange/index.ts'
import { mailFaultTexts } from '../notifications/index.ts'
import { formatCount, formatDateTime } from '../platform/i18n/index.ts'
import type { Column } from '../platform/ui/index.ts'
import { Alert, Button, ButtonLink, Form, Lead, Table, useLanguage } from '../platform/ui/index.ts'
import { operationsPaths, retryPath } from './operations-paths.ts'
import { operationsTexts } from './operations.texts.ts'
import { QueuesView } from './queues-view.tsx'
import type { Overview } from './read-overview.ts'
import { shownAtMost } from './read-overview.ts'
import { StandingCheckView } from './standing-check-view.tsx'

export interface OverviewFacts {
  readonly overview: Overview
  readonly csrfToken: string
  /** What was just done about an e-mail. */
  readonly retried: 'retried' | 'alreadyRetried' | undefined
}

/** What does not go by itself, one section each. */
export function OverviewView({ overview, csrfToken, retried }: OverviewFacts) {
  const said = operationsTexts[useLanguage()]
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.lead}</Lead>
      {retried !== undefined && <Alert tone={retried === 'retried' ? 'success' : 'info'}>{said[retried]}</Alert>}
      <Undeliverable count={overview.undeliverable} />
      <FailingSystems systems={overview.failing} />
      <FailedEmails emails={overview.emails} csrfToken={csrfToken} />
      <QueuesView queues={overview.queues} now={overview.now} />
      <StandingCheckView check={overview.check} />
    </>
  )
}

function Undeliverable({ count }: { count: number }) {
  const language = useLanguage()
  const said = operationsTexts[language]
  return (
    <section>
      <h2>{said.undeliverable}</h2>
      <p>{count === 0 ? said.noUndeliverable : formatCount(count, said.undeliverableMessages, language)}</p>
      {count > 0 && (
        <p>
          <ButtonLink href={operationsPaths.undeliverable}>{said.see}</ButtonLink>
        </p>
      )}
    </section>
  )
}

/** Says that a list may be longer than what is shown. */
function CutShort({ rows }: { rows: readonly unknown[] }) {
  return rows.length < shownAtMost ? null : <p>{operationsTexts[useLanguage()].newestOnly(shownAtMost)}</p>
}

type FailingSystem = Overview['failing'][number]

function FailingSystems({ systems }: { systems: Overview['failing'] }) {
  const language = useLanguage()
  const said = operationsTexts[language]
  const columns: Column<FailingSystem>[] = [
    { title: said.system, cell: ({ systemName }) => systemName, names: true },
    { title: said.organisation, cell: ({ organisationName }) => organisationName },
    { title: said.purpose, cell: ({ purpose }) => said.purposes[purpose] },
    { title: said.since, cell: ({ failingSince }) => formatDateTime(failingSince, language) },
    { title: said.failures, cell: ({ failuresInRow }) => failuresInRow, numeric: true },
    { title: said.reason, cell: (system) => <WhyFailing system={system} /> },
  ]
  return (
    <section>
      <h2>{said.failing}</h2>
      <Table caption={said.failing} columns={columns} rows={systems} empty={said.noFailing} />
      <CutShort rows={systems} />
    </section>
  )
}

function WhyFailing({ system: { lastReason, pausedUntil } }: { system: FailingSystem }) {
  const language = useLanguage()
  const said = operationsTexts[language]
  const reason = lastReason === null ? '–' : (tellReason(lastReason, language) ?? said.unknownReason(lastReason))
  return <>{pausedUntil === null ? reason : `${reason} ${said.pausedUntil(formatDateTime(pausedUntil, language))}`}</>
}

type FailedEmail = Overview['emails'][number]

function FailedEmails({ emails, csrfToken }: { emails: Overview['emails']; csrfToken: string }) {
  const language = useLanguage()
  const said = operationsTexts[language]
  const columns: Column<FailedEmail>[] = [
    { title: said.address, cell: ({ address }) => address, names: true },
    { title: said.subject, cell: ({ subject }) => subject },
    { title: said.givenUp, cell: ({ failedAt }) => formatDateTime(failedAt, language) },
    { title: said.reason, cell: (email) => <WhyNotSent email={email} /> },
    { title: said.act, cell: (email) => <Retry email={email} csrfToken={csrfToken} />, quiet: true },
  ]
  return (
    <section>
      <h2>{said.emails}</h2>
      <Table caption={said.emails} columns={columns} rows={emails} empty={said.noEmails} />
      <CutShort rows={emails} />
    </section>
  )
}

function WhyNotSent({ email: { lastFault, lastAnswer } }: { email: FailedEmail }) {
  const language = useLanguage()
  return (
    <>
      {lastFault === null ? '–' : mailFaultTexts[language][lastFault]}
      {lastAnswer !== null && <> <code>{lastAnswer}</code></>}
    </>
  )
}

function Retry({ email: { messageId, address }, csrfToken }: { email: FailedEmail; csrfToken: string }) {
  const said = operationsTexts[useLanguage()]
  return (
    <Form action={retryPath(messageId)} csrfToken={csrfToken}>
      <Button weight="secondary" about={said.retryAbout(address)}>{said.retry}</Button>
    </Form>
  )
}
