import type { ListColumn, ListState } from '../../platform/ui/index.ts'
import { formatShortDate } from '../../platform/i18n/index.ts'
import { Badge, ButtonLink, DataTable, Lead, Tabs, useLanguage } from '../../platform/ui/index.ts'
import type { Tone } from '../../platform/ui/index.ts'
import { rightsPaths } from '../portal/rights-paths.ts'
import { privilegeNames } from '../rights.texts.ts'
import type { RequestState } from './access-request.ts'
import type { AccessRequest } from './access-requests.queries.ts'
import { decidedRequestsPath, newRequestPath, ownRequestsPath, requestPath } from './request-paths.ts'
import { requestsTexts } from './requests.texts.ts'

export interface RequestListFacts {
  readonly part: 'open' | 'decided' | 'own'
  /** Whether he has others' requests to decide. */
  readonly decides: boolean
  readonly organisation: string
  readonly state: ListState
  readonly requests: readonly AccessRequest[]
  readonly total: number
}

const toneOf: Readonly<Record<RequestState, Tone | undefined>> = { SUBMITTED: 'info', APPROVED: 'success', REJECTED: 'error', REVOKED: undefined }

export function StateBadge({ state }: { state: RequestState }) {
  const tone = toneOf[state]
  return <Badge {...(tone === undefined ? {} : { tone })}>{requestsTexts[useLanguage()].states[state]}</Badge>
}

/** Requests to decide, decided ones, or one's own. */
export function RequestListView({ part, decides, organisation, state, requests, total }: RequestListFacts) {
  const language = useLanguage()
  const said = requestsTexts[language]
  const { columns } = said
  const who = (request: AccessRequest) => (part === 'own' ? request.partyName : `${request.requesterName}, ${request.employerName}`)
  const shown: ListColumn<AccessRequest>[] = [
    { title: part === 'own' ? columns.organisation : columns.requester, names: true, cell: (request) => <a href={requestPath(request.requestId)}>{who(request)}</a> },
    { title: columns.rights, cell: ({ privileges }) => privileges.map((privilege) => privilegeNames[language][privilege]).join(', ') },
    { title: columns.submitted, sortBy: 'submitted', cell: ({ submittedAt }) => formatShortDate(submittedAt, language) },
    ...(part === 'open' ? [] : [{ title: columns.state, cell: (request: AccessRequest) => <StateBadge state={request.state} /> }]),
  ]
  const tabs = [
    { href: rightsPaths.requests, text: said.tabs.open },
    { href: decidedRequestsPath, text: said.tabs.decided },
    { href: ownRequestsPath, text: said.tabs.own },
  ]
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{part === 'own' ? said.ownLead : said.lead(organisation)}</Lead>
      {part === 'own' && <p><ButtonLink href={newRequestPath}>{said.ask}</ButtonLink></p>}
      {decides && <Tabs label={said.tabs.label} items={tabs} path={state.path} />}
      <DataTable id="requests" state={state} caption={part === 'own' ? said.tabs.own : said.tabs[part]} columns={shown} rows={requests} total={total} searchLabel={said.search} empty={said.empty[part]} />
    </>
  )
}
