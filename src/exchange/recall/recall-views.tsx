import { describeProblem } from '../../platform/problems/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { formatDateTime } from '../../platform/i18n/index.ts'
import { Alert, BackLink, Button, ButtonGroup, ButtonLink, ErrorSummary, Form, Input, Lead, useLanguage } from '../../platform/ui/index.ts'
import type { LetterToRecall } from './own-letter-facts.tsx'
import { OwnLetterFacts } from './own-letter-facts.tsx'
import { recallPath } from './recall-function.ts'
import { recallAddress } from './recall-paths.ts'
import { recallTexts } from './recall.texts.ts'
import type { RecallRefusal } from './recallable.ts'
import { refusalCodes } from './refusal-codes.ts'

export interface SearchFacts {
  readonly typed: string
  /** Why nothing was found. */
  readonly fault: 'missing' | 'unreadable' | 'unknown' | undefined
  readonly found: (LetterToRecall & { readonly refusal: RecallRefusal | undefined }) | undefined
  readonly organisation: string
}

/** Step 1 and 2: the message is searched for by its ID, and shown. */
export function SearchView({ typed, fault, found, organisation }: SearchFacts) {
  const said = recallTexts[useLanguage()]
  const error = fault === 'unknown' ? said.faults.unknown(organisation) : fault && said.faults[fault]
  return (
    <>
      <h1>{said.title}</h1>
      {error !== undefined && <ErrorSummary faults={[{ id: 'id', text: error }]} />}
      <Lead>{said.lead}</Lead>
      <Form action={recallPath} method="get">
        <Input name="id" label={said.id} hint={said.idHint} error={error} value={typed} autocomplete="off" length={36} />
        <Button icon="search" weight={found === undefined ? 'primary' : 'secondary'}>{said.search}</Button>
      </Form>
      {found !== undefined && (
        <section>
          <h2>{said.found}</h2>
          <OwnLetterFacts {...found} />
          {found.refusal === undefined ? <Recallable found={found} /> : <Refused refusal={found.refusal} />}
        </section>
      )}
    </>
  )
}

function Recallable({ found }: { found: LetterToRecall }) {
  const said = recallTexts[useLanguage()]
  return (
    <>
      <p>{said.checkIt}</p>
      <ButtonLink href={recallAddress(found.letter.messageUuid, 'confirm')}>{said.recall}</ButtonLink>
    </>
  )
}

function Refused({ refusal }: { refusal: RecallRefusal }) {
  const language = useLanguage()
  const { message, remedy } = describeProblem(refusalCodes[refusal])[language]
  return <Alert tone="warning" title={recallTexts[language].impossible}>{message} {remedy}</Alert>
}

/** Step 3: a page of its own asks once more. */
export function ConfirmView({ found, csrfToken }: { found: LetterToRecall; csrfToken: string }) {
  const said = recallTexts[useLanguage()]
  const { messageUuid } = found.letter
  const back = `${recallPath}?id=${messageUuid}`
  return (
    <>
      <BackLink href={back} />
      <h1>{said.confirmTitle}</h1>
      <Lead>{said.confirmLead}</Lead>
      <OwnLetterFacts {...found} />
      <Form action={recallAddress(messageUuid)} csrfToken={csrfToken}>
        <ButtonGroup>
          <Button>{said.confirm}</Button>
          <ButtonLink href={back} weight="secondary">{said.cancel}</ButtonLink>
        </ButtonGroup>
      </Form>
    </>
  )
}

export interface DoneFacts {
  readonly found: LetterToRecall
  readonly recalledAt: Instant
  /** Undefined when the log does not say. */
  readonly recalledBy: string | undefined
}

/** What was done, by whom, when: the same for everybody who looks, also for who asked a moment too late. */
export function DoneView({ found, recalledAt, recalledBy }: DoneFacts) {
  const language = useLanguage()
  const said = recallTexts[language]
  const more = [
    { label: said.recalledAt, value: formatDateTime(recalledAt, language) },
    { label: said.recalledBy, value: recalledBy ?? said.somebody },
  ]
  return (
    <>
      <h1>{said.title}</h1>
      <Alert tone="success" title={said.doneTitle}>{said.done}</Alert>
      <OwnLetterFacts {...found} more={more} />
      <p>
        <ButtonLink href={recallPath} weight="secondary">{said.another}</ButtonLink>
      </p>
    </>
  )
}
