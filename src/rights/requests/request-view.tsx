import type { Instant } from '../../platform/clock/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { formatCalendarDate, formatDateTime } from '../../platform/i18n/index.ts'
import { describeProblem } from '../../platform/problems/index.ts'
import type { Fact } from '../../platform/ui/index.ts'
import { Alert, BackLink, ButtonGroup, ButtonLink, ConfirmationLink, StructuredList, useLanguage } from '../../platform/ui/index.ts'
import { lastDayBefore } from '../end-date.ts'
import { rightsPaths } from '../portal/rights-paths.ts'
import { privilegeDescriptions } from '../privilege-descriptions.texts.ts'
import { privilegeNames } from '../rights.texts.ts'
import type { AccessRequest } from './access-requests.queries.ts'
import type { DecideRefusal } from './decide-request.ts'
import { decideRefusals } from './refusal-codes.ts'
import { StateBadge } from './request-list-view.tsx'
import { ownRequestsPath, requestPath } from './request-paths.ts'
import { requestsTexts } from './requests.texts.ts'

export type Done = keyof (typeof requestsTexts)['da']['done'] | 'late'

export interface RequestFacts {
  readonly request: AccessRequest
  /** He asked. */
  readonly isOwn: boolean
  /** He decides about requests to this organisation. */
  readonly decides: boolean
  /** Why he cannot approve, or decide at all. */
  readonly obstacle: DecideRefusal | undefined
  readonly done: Done | undefined
}

/** A request: who asks for what, how it stands, and what can be done about it. */
export function RequestView({ request, isOwn, decides, obstacle, done }: RequestFacts) {
  const said = requestsTexts[useLanguage()]
  const isOpen = request.state === 'SUBMITTED'
  return (
    <>
      <BackLink href={isOwn && !decides ? ownRequestsPath : rightsPaths.requests} text={said.back} />
      <h1>{isOwn ? said.one.own(request.partyName) : said.one.fromOther(request.requesterName)}</h1>
      {done !== undefined && <DoneAlert request={request} isOwn={isOwn} done={done} />}
      {isOpen && decides && obstacle !== undefined && <Obstacle obstacle={obstacle} />}
      <StructuredList label={said.one.facts} facts={factsOf(request, useLanguage())} />
      {!isOpen && <Decision request={request} />}
      {isOpen && <Acts request={request} isOwn={isOwn} decides={decides} obstacle={obstacle} />}
    </>
  )
}

function DoneAlert({ request, isOwn, done }: Pick<RequestFacts, 'request' | 'isOwn'> & { done: Done }) {
  const said = requestsTexts[useLanguage()]
  // A second click on the same withdrawal comes late to what its owner did himself.
  const shown = done === 'late' && isOwn && request.state === 'REVOKED' ? 'withdrawn' : done
  if (shown === 'late') return <LateAlert request={request} isOwn={isOwn} />
  return <Alert tone={shown === 'untold' ? 'warning' : 'success'} title={said.done[shown].title}>{said.done[shown].text}</Alert>
}

/** Who decided what, for whoever wanted to decide or to withdraw a moment later. */
function LateAlert({ request, isOwn }: Pick<RequestFacts, 'request' | 'isOwn'>) {
  const language = useLanguage()
  const said = requestsTexts[language]
  const { state, decidedAt } = request
  if (state === 'SUBMITTED' || decidedAt === null) return null
  const time = formatDateTime(decidedAt, language)
  const name = state === 'REVOKED' ? request.requesterName : (request.deciderName ?? said.one.somebody)
  return <Alert tone="warning" title={said.late.title}>{isOwn ? said.late.withdrawal(time) : said.late[state](name, time)}</Alert>
}

function Obstacle({ obstacle }: { obstacle: DecideRefusal }) {
  const language = useLanguage()
  const said = requestsTexts[language]
  const { message, remedy } = describeProblem(decideRefusals[obstacle])[language]
  return <Alert tone="info" title={obstacle === 'own' ? said.cannot : said.onlyReject}>{message} {remedy}</Alert>
}

/** What is asked for, as every page about it shows it. */
export function factsOf({ requesterName, requesterAlias, employerName, requesterRid, requesterEmail, partyName, privileges, endsAt, note, submittedAt }: AccessRequest, language: Language): Fact[] {
  const said = requestsTexts[language].one
  return [
    { label: said.requester, value: requesterAlias === null ? requesterName : `${requesterName} (${requesterAlias})` },
    { label: said.employer, value: employerName },
    ...(requesterRid === null ? [] : [{ label: said.rid, value: requesterRid }]),
    ...(requesterEmail === null ? [] : [{ label: said.email, value: requesterEmail }]),
    { label: said.organisation, value: partyName },
    { label: said.rights, value: <>{privileges.map((privilege) => <div><strong>{privilegeNames[language][privilege]}</strong>: {privilegeDescriptions[language][privilege]}</div>)}</> },
    { label: said.until, value: endsAt === null ? said.noEnd : formatCalendarDate(lastDayBefore(endsAt), language) },
    ...(note === '' ? [] : [{ label: said.note, value: note }]),
    { label: said.submitted, value: formatDateTime(submittedAt, language) },
  ]
}

function Decision({ request: { state, decidedAt, deciderName, reason } }: { request: AccessRequest }) {
  const language = useLanguage()
  const said = requestsTexts[language].one
  const time = (at: Instant | null): string => (at === null ? '' : formatDateTime(at, language))
  const facts = [
    { label: said.state, value: <StateBadge state={state} /> },
    ...(state === 'REVOKED' ? [{ label: said.withdrawnAt, value: time(decidedAt) }] : [{ label: said.decidedBy, value: deciderName ?? said.somebody }, { label: said.decidedAt, value: time(decidedAt) }]),
    ...(reason === null ? [] : [{ label: said.reason, value: reason }]),
  ]
  return (
    <section>
      <h2>{said.decision}</h2>
      <StructuredList label={said.decision} facts={facts} />
    </section>
  )
}

function Acts({ request: { requestId }, isOwn, decides, obstacle }: Pick<RequestFacts, 'request' | 'isOwn' | 'decides' | 'obstacle'>) {
  const said = requestsTexts[useLanguage()].one
  return (
    <ButtonGroup>
      {decides && obstacle === undefined && <ButtonLink href={requestPath(requestId, 'approve')}>{said.approve}</ButtonLink>}
      {decides && obstacle !== 'own' && <ConfirmationLink href={requestPath(requestId, 'reject')} weight="secondary">{said.reject}</ConfirmationLink>}
      {isOwn && <ConfirmationLink href={requestPath(requestId, 'withdraw')} weight="secondary">{said.withdraw}</ConfirmationLink>}
    </ButtonGroup>
  )
}
