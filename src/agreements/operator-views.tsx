import { authorityTypes } from '../organisations/index.ts'
import { formatDateTime } from '../platform/i18n/index.ts'
import type { Column, Tone } from '../platform/ui/index.ts'
import { Alert, Badge, Button, ButtonLink, ConfirmationLink, ConfirmationPage, DetailsPage, Form, Lead, Pagination, Select, Table, Textarea, useLanguage } from '../platform/ui/index.ts'
import { agreementFacts } from './agreement-facts.ts'
import type { AgreementState } from './agreement.ts'
import { agreementStates, maxReasonLength } from './agreement.ts'
import type { Agreement } from './agreements.queries.ts'
import { agreementTexts } from './agreements.texts.ts'
import { operatorTexts } from './operator.texts.ts'

/** What was just done about an agreement. */
export type Done = keyof (typeof operatorTexts)['da']['done']

const toneOf: Readonly<Record<AgreementState, Tone>> = { SUBMITTED: 'info', APPROVED: 'success', REFUSED: 'error' }

function StateBadge({ state }: Pick<Agreement, 'state'>) {
  return <Badge tone={toneOf[state]}>{agreementTexts[useLanguage()].states[state]}</Badge>
}

export interface AgreementListFacts {
  readonly path: string
  readonly agreements: readonly Agreement[]
  readonly state: AgreementState | undefined
  /** Counted from 1. */
  readonly page: number
  readonly pages: number
}

/** All agreements, those that wait first. */
export function AgreementList({ path, agreements, state, page, pages }: AgreementListFacts) {
  const language = useLanguage()
  const said = operatorTexts[language]
  const facts = agreementTexts[language]
  const columns: Column<Agreement>[] = [
    { title: facts.authority, cell: ({ agreementId, authorityName }) => <a href={`${path}/${agreementId}`}>{authorityName}</a>, names: true },
    { title: facts.cvrNumber, cell: ({ cvrNumber }) => cvrNumber ?? '–' },
    { title: facts.state, cell: (agreement) => <StateBadge {...agreement} /> },
    { title: facts.submittedAt, cell: ({ submittedAt }) => formatDateTime(submittedAt, language) },
    { title: facts.decidedAt, cell: ({ decidedAt }) => (decidedAt === null ? '–' : formatDateTime(decidedAt, language)) },
  ]
  const choices = [{ value: '', label: said.all }, ...agreementStates.map((value) => ({ value, label: facts.states[value] }))]
  const hrefFor = (to: number): string => `${path}?${new URLSearchParams({ ...(state === undefined ? {} : { state }), page: String(to) })}`
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.lead}</Lead>
      <Form action={path} method="get">
        <Select name="state" label={said.filter} choices={choices} value={state ?? ''} requirement="filter" />
        <Button weight="secondary">{said.show}</Button>
      </Form>
      <Table caption={said.title} columns={columns} rows={agreements} empty={said.empty} />
      {pages > 1 && <Pagination current={page} total={pages} href={hrefFor} />}
    </>
  )
}

interface OneFacts {
  readonly path: string
  readonly agreement: Agreement
  readonly csrfToken: string
}

/** One agreement, with what can be done about it. */
export function AgreementOne({ path, agreement, csrfToken, done }: OneFacts & { readonly done: Done | undefined }) {
  const language = useLanguage()
  const said = operatorTexts[language]
  const facts = agreementTexts[language]
  const own = `${path}/${agreement.agreementId}`
  const { state, invitationUsedAt } = agreement
  const invitation = { label: said.invitation, value: invitationUsedAt === null ? said.invitationOpen : said.invitationUsed(formatDateTime(invitationUsedAt, language)) }
  const sections = [{ title: facts.agreement, facts: [...agreementFacts(agreement, language), ...(state === 'APPROVED' ? [invitation] : [])] }]
  const actions = (
    <>
      {state === 'SUBMITTED' && <ConfirmationLink href={`${own}/approve`} weight="primary">{said.approve}</ConfirmationLink>}
      {state === 'SUBMITTED' && <ConfirmationLink href={`${own}/refuse`} weight="secondary">{said.refuse}</ConfirmationLink>}
      <ButtonLink href={`${own}/file`} weight="secondary" icon="download" download>{facts.downloadSigned}</ButtonLink>
    </>
  )
  return (
    <>
      <DetailsPage back={{ href: path, text: said.title }} title={agreement.authorityName} marks={<StateBadge state={state} />} sections={sections} actions={actions}>
        {done !== undefined && <Alert tone="success">{said.done[done]}</Alert>}
      </DetailsPage>
      {state === 'APPROVED' && invitationUsedAt === null && (
        <Form action={`${own}/invite`} csrfToken={csrfToken}>
          <Button weight="secondary">{said.inviteAgain}</Button>
        </Form>
      )}
    </>
  )
}

const identifying = ({ authorityName, cvrNumber, administratorName, administratorEmail }: Agreement, said: (typeof agreementTexts)['da']) => [
  { label: said.authority, value: authorityName },
  { label: said.cvrNumber, value: cvrNumber ?? '–' },
  { label: said.administrator, value: `${administratorName}, ${administratorEmail}` },
]

/** Asks whether to connect the authority; its kind is asked for where nobody knows it. */
export function ApproveView({ path, agreement, csrfToken, isKindKnown }: OneFacts & { readonly isKindKnown: boolean }) {
  const language = useLanguage()
  const said = operatorTexts[language]
  const own = `${path}/${agreement.agreementId}`
  return (
    <ConfirmationPage
      title={said.approveTitle(agreement.authorityName)}
      consequence={said.approveConsequence(agreement.administratorName)}
      facts={identifying(agreement, agreementTexts[language])}
      action={`${own}/approve`}
      csrfToken={csrfToken}
      confirmText={said.approve}
      cancelHref={own}
    >
      {!isKindKnown && <Select name="authorityType" label={said.authorityType} choices={authorityTypes.map((value) => ({ value, label: said.authorityTypes[value] }))} value="OTHER" />}
    </ConfirmationPage>
  )
}

/** Asks why the agreement is refused. */
export function RefuseView({ path, agreement, csrfToken, reason, error }: OneFacts & { readonly reason: string; readonly error: string | undefined }) {
  const language = useLanguage()
  const said = operatorTexts[language]
  const own = `${path}/${agreement.agreementId}`
  return (
    <ConfirmationPage
      title={said.refuseTitle(agreement.authorityName)}
      consequence={said.refuseConsequence}
      facts={identifying(agreement, agreementTexts[language])}
      action={`${own}/refuse`}
      csrfToken={csrfToken}
      confirmText={said.refuse}
      weight="warning"
      cancelHref={own}
      faults={error === undefined ? [] : [{ id: 'reason', text: error }]}
    >
      <Textarea name="reason" label={agreementTexts[language].reason} hint={said.reasonHint} value={reason} error={error} limit={maxReasonLength} wide />
    </ConfirmationPage>
  )
}
