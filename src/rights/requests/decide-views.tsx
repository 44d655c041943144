import { ConfirmationPage, Textarea, useLanguage } from '../../platform/ui/index.ts'
import { maxNoteLength } from './access-request.ts'
import type { AccessRequest } from './access-requests.queries.ts'
import { requestPath } from './request-paths.ts'
import { factsOf } from './request-view.tsx'
import { requestsTexts } from './requests.texts.ts'

interface Asked {
  readonly request: AccessRequest
  readonly csrfToken: string
}

/** Shows once more what will be given, and to whom. */
export function ApproveView({ request, csrfToken }: Asked) {
  const language = useLanguage()
  const said = requestsTexts[language].approve
  const { requestId, requesterName } = request
  const facts = factsOf(request, language)
  return <ConfirmationPage title={said.title} consequence={said.consequence(requesterName)} facts={facts} action={requestPath(requestId, 'approve')} csrfToken={csrfToken} confirmText={said.confirm} cancelHref={requestPath(requestId)} />
}

export type ReasonFault = keyof (typeof requestsTexts)['da']['reject']['faults']

/** A rejection takes a reason, which the requester reads. */
export function RejectView({ request, csrfToken, typed, fault }: Asked & { readonly typed: string; readonly fault: ReasonFault | undefined }) {
  const said = requestsTexts[useLanguage()].reject
  const { requestId, requesterName } = request
  const error = fault && said.faults[fault]
  return (
    <ConfirmationPage
      title={said.title}
      consequence={said.consequence(requesterName)}
      action={requestPath(requestId, 'reject')}
      csrfToken={csrfToken}
      confirmText={said.confirm}
      cancelHref={requestPath(requestId)}
      faults={error === undefined ? [] : [{ id: 'reason', text: error }]}
    >
      <Textarea name="reason" label={said.reason} hint={said.reasonHint} value={typed} error={error} limit={maxNoteLength} rows={4} />
    </ConfirmationPage>
  )
}

export function WithdrawView({ request: { requestId }, csrfToken }: Asked) {
  const said = requestsTexts[useLanguage()].withdraw
  return <ConfirmationPage title={said.title} consequence={said.consequence} action={requestPath(requestId, 'withdraw')} csrfToken={csrfToken} confirmText={said.confirm} cancelHref={requestPath(requestId)} />
}
