import type { IdentityId } from '../../login/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { formatCalendarDate } from '../../platform/i18n/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import { Alert, BackLink, Button, ButtonGroup, DatePicker, ErrorSummary, Form, Lead, StructuredList, useLanguage } from '../../platform/ui/index.ts'
import { lastDayBefore } from '../end-date.ts'
import { lastDayField } from '../portal/last-day.ts'
import { ProblemAlert } from '../portal/problem-alert.tsx'
import { RightsChoices } from '../portal/rights-choices.tsx'
import type { PrivilegeType } from '../privilege-types.ts'
import { privilegeNames } from '../rights.texts.ts'
import { employeePath } from './employee-paths.ts'
import { employeesTexts } from './employees.texts.ts'

/** Whom rights are to be given. */
export interface Receiver {
  readonly identityId: IdentityId
  readonly name: string
  readonly employerName: string
  readonly isForeign: boolean
  /** Given directly already. */
  readonly given: readonly PrivilegeType[]
  /** The numbers by which somebody was found who has nothing to do with the organisation yet; else empty. */
  readonly cvr: string
  readonly rid: string
}

export interface GivingFacts {
  readonly receiver: Receiver
  readonly organisation: string
  readonly choices: readonly PrivilegeType[]
  readonly typed: { readonly rights: readonly string[]; readonly lastDay: string }
  readonly faults: readonly { readonly id: string; readonly text: string }[]
  readonly problem: Problem | undefined
  /** The one who gives would have them himself. */
  readonly isOwn: boolean
  readonly csrfToken: string
}

/** Which rights to give, and until when. */
export function GivingView(facts: GivingFacts) {
  const said = employeesTexts[useLanguage()]
  const { receiver, organisation, faults, problem, isOwn } = facts
  return (
    <>
      <BackLink href={receiver.cvr === '' ? employeePath(receiver.identityId) : employeePath('{id}').replace('/{id}', '')} text={receiver.cvr === '' ? receiver.name : said.title} />
      <h1>{said.giving.title(receiver.name)}</h1>
      <ErrorSummary faults={faults} />
      <ProblemAlert problem={problem} />
      <Lead>{said.giving.lead(organisation)}</Lead>
      <ForeignWarning {...receiver} />
      {isOwn ? <Alert tone="info" title={said.giving.own}>{said.giving.ownRemedy}</Alert> : <GivingForm {...facts} />}
    </>
  )
}

function GivingForm({ receiver, choices, typed, faults, csrfToken }: GivingFacts) {
  const said = employeesTexts[useLanguage()]
  const errorAt = (field: string): string | undefined => faults.find(({ id }) => id === field)?.text
  return (
    <Form action={employeePath(receiver.identityId, 'give')} csrfToken={csrfToken}>
      <Numbers {...receiver} />
      <RightsChoices choices={choices} given={receiver.given} values={typed.rights} error={errorAt('rights')} />
      <DatePicker name="lastDay" label={said.giving.lastDay} hint={said.end.hint} value={typed.lastDay} error={errorAt('lastDay')} requirement="optional" />
      <Button>{said.giving.next}</Button>
    </Form>
  )
}

/** What is about to be given, before it is. */
export function GivingSummary({ receiver, organisation, chosen, endsAt, csrfToken }: { receiver: Receiver; organisation: string; chosen: readonly PrivilegeType[]; endsAt: Instant | null; csrfToken: string }) {
  const language = useLanguage()
  const said = employeesTexts[language]
  const facts = [
    { label: said.employee, value: receiver.name },
    { label: said.organisation, value: receiver.employerName },
    { label: said.giving.chosen, value: chosen.map((privilege) => privilegeNames[language][privilege]).join(', ') },
    { label: said.until, value: endsAt === null ? said.never : formatCalendarDate(lastDayBefore(endsAt), language) },
  ]
  return (
    <>
      <h1>{said.giving.summaryTitle}</h1>
      <Lead>{said.giving.lead(organisation)}</Lead>
      <ForeignWarning {...receiver} />
      <StructuredList label={said.giving.summaryTitle} facts={facts} />
      <Form action={employeePath(receiver.identityId, 'give')} csrfToken={csrfToken}>
        <Numbers {...receiver} />
        {chosen.map((privilege) => <input type="hidden" name="rights" value={privilege} />)}
        <input type="hidden" name="lastDay" value={lastDayField(endsAt)} />
        <ButtonGroup>
          <Button name="step" value="give">{said.giving.confirm}</Button>
          <Button name="step" value="change" weight="secondary">{said.giving.back}</Button>
        </ButtonGroup>
      </Form>
    </>
  )
}

/** By which the receiver was found: the next page needs them again. */
function Numbers({ cvr, rid }: Receiver) {
  return (
    <>
      <input type="hidden" name="cvr" value={cvr} />
      <input type="hidden" name="rid" value={rid} />
    </>
  )
}

function ForeignWarning({ isForeign, name, employerName }: Receiver) {
  const said = employeesTexts[useLanguage()]
  return isForeign ? <Alert tone="warning">{said.giving.foreign(name, employerName)}</Alert> : null
}
