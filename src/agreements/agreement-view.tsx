import { formatDateTime } from '../platform/i18n/index.ts'
import type { Instant } from '../platform/clock/index.ts'
import { Alert, Button, ButtonGroup, ButtonLink, Form, Lead, StructuredList, useLanguage } from '../platform/ui/index.ts'
import type { Draft } from '../portals/index.ts'
import { UnfinishedDrafts } from '../portals/index.ts'
import { agreementFacts } from './agreement-facts.ts'
import { agreementPaths, ownFilePath } from './agreement-function.ts'
import { agreementWizard } from './agreement-wizard.tsx'
import type { Agreement } from './agreements.queries.ts'
import { agreementTexts } from './agreements.texts.ts'

export interface OwnAgreementFacts {
  readonly authorityName: string
  readonly agreement: Agreement | undefined
  readonly connectedAt: Instant | null
  readonly drafts: readonly Draft[]
  readonly csrfToken: string
}

/** How an authority's own agreement stands, and what is to be done about it. */
export function OwnAgreementView(view: OwnAgreementFacts) {
  const said = agreementTexts[useLanguage()]
  const { authorityName, agreement, connectedAt } = view
  const isToSubmit = connectedAt === null && agreement?.state !== 'SUBMITTED'
  return (
    <>
      <h1>{said.title}</h1>
      {connectedAt === null && <Lead>{said.lead(authorityName)}</Lead>}
      <HowItStands {...view} />
      {agreement !== undefined && <SubmittedAgreement agreement={agreement} />}
      {isToSubmit && <HowToSubmit {...view} />}
    </>
  )
}

function HowItStands({ agreement, connectedAt }: OwnAgreementFacts) {
  const language = useLanguage()
  const said = agreementTexts[language]
  if (connectedAt !== null) return <Alert tone="success" title={said.connected}>{said.connectedSince(formatDateTime(connectedAt, language))}</Alert>
  if (agreement?.state === 'SUBMITTED') return <Alert tone="info" title={said.waiting}>{said.waitingText(agreement.administratorName)}</Alert>
  return agreement?.state === 'REFUSED' ? <Alert tone="error" title={said.refused}>{agreement.reason}</Alert> : null
}

function SubmittedAgreement({ agreement }: { agreement: Agreement }) {
  const language = useLanguage()
  const said = agreementTexts[language]
  return (
    <section>
      <h2>{said.agreement}</h2>
      <StructuredList label={said.agreement} facts={agreementFacts(agreement, language)} />
      <p>
        <ButtonLink href={ownFilePath(agreement.agreementId)} weight="secondary" icon="download" download>{said.downloadSigned}</ButtonLink>
      </p>
    </section>
  )
}

function HowToSubmit({ agreement, drafts, csrfToken }: OwnAgreementFacts) {
  const said = agreementTexts[useLanguage()]
  return (
    <>
      <section>
        <h2>{said.howTitle}</h2>
        <ol>
          <li>{said.how.sign}</li>
          <li>{said.how.upload}</li>
          <li>{said.how.name}</li>
        </ol>
        <Form action={agreementPaths.new} csrfToken={csrfToken}>
          <ButtonGroup>
            <Button>{agreement === undefined ? said.start : said.startAgain}</Button>
            <ButtonLink href={agreementPaths.text} weight="secondary" icon="download" download>{said.download}</ButtonLink>
          </ButtonGroup>
        </Form>
      </section>
      <UnfinishedDrafts wizard={agreementWizard} drafts={drafts} />
    </>
  )
}
