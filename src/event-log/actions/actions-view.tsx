import { isUuid } from '../../platform/crypto/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { formatCalendarDate, formatDateTime } from '../../platform/i18n/index.ts'
import type { Column, FieldFault } from '../../platform/ui/index.ts'
import { Alert, Button, ButtonLink, DatePicker, Details, ErrorSummary, FieldRow, Form, Input, KeysetPagination, Lead, Select, Table, Toolbar, useLanguage } from '../../platform/ui/index.ts'
import { actKinds, kindOfTag } from '../acts.ts'
import type { Act, ActsPage } from '../read-acts.ts'
import { fieldWords, valueWords, whatOf, whoOf } from './act-words.ts'
import { actionLogFunction } from './action-log-function.ts'
import { actionsTexts } from './actions.texts.ts'

/** As typed. */
export interface TypedSearch {
  readonly from: string
  readonly to: string
  readonly kind: string
  readonly employee: string
  /** The party that was found, by id. */
  readonly about: string
  /** A number that nobody has; else it is not shown again. */
  readonly party?: string
}

/** A field that cannot be searched by as it was typed. */
export type SearchFault = 'from' | 'to' | 'employee' | 'party'

const faultTexts = { from: 'dateFault', to: 'dateFault', employee: 'employeeFault', party: 'partyFault' } as const satisfies Record<SearchFault, string>

export interface ActionsFacts {
  readonly typed: TypedSearch
  readonly faults: readonly SearchFault[]
  /** A case worker must name a party. */
  readonly needsParty: boolean
  /** Undefined where nothing was searched. */
  readonly found: ActsPage | undefined
  readonly isFirst: boolean
  readonly csrfToken: string
}

const path = actionLogFunction.href

export const queryOf = ({ party: _party, ...typed }: TypedSearch, more: Record<string, string> = {}): string => {
  const given = Object.entries({ ...typed, ...more }).filter(([, value]) => value !== '')
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
}

export function ActionsView(facts: ActionsFacts) {
  const said = actionsTexts[useLanguage()]
  const { typed, faults, needsParty, found, isFirst, csrfToken } = facts
  const shown: FieldFault[] = faults.map((id) => ({ id, text: said[faultTexts[id]] }))
  return (
    <>
      <h1>{said.title}</h1>
      {shown.length > 0 && <ErrorSummary faults={shown} />}
      <Lead>{said.lead}</Lead>
      {needsParty && <Alert tone="info">{said.caseWork}</Alert>}
      <SearchForm typed={typed} faults={faults} csrfToken={csrfToken} />
      {found !== undefined && (
        <section>
          <h2>{said.results}</h2>
          <Found found={found} />
          <KeysetPagination previousHref={isFirst ? undefined : path + queryOf(typed)} nextHref={found.below === undefined ? undefined : path + queryOf(typed, { below: found.below })} />
          {found.acts.length > 0 && (
            <Toolbar>
              <ButtonLink href={`${path}/csv${queryOf(typed)}`} weight="secondary" icon="download" download>{said.download}</ButtonLink>
              <p>{said.warning}</p>
            </Toolbar>
          )}
        </section>
      )}
    </>
  )
}

function SearchForm({ typed, faults, csrfToken }: Pick<ActionsFacts, 'typed' | 'faults' | 'csrfToken'>) {
  const said = actionsTexts[useLanguage()]
  const faultOf = (field: SearchFault): string | undefined => (faults.includes(field) ? said[faultTexts[field]] : undefined)
  return (
    <Form action={`${path}/search`} csrfToken={csrfToken}>
      <input type="hidden" name="about" value={typed.about} />
      <FieldRow>
        <DatePicker name="from" label={said.from} hint={said.dateHint} value={typed.from} error={faultOf('from')} requirement="filter" />
        <DatePicker name="to" label={said.to} hint={said.dateHint} value={typed.to} error={faultOf('to')} requirement="filter" />
        <Select name="kind" label={said.kind} value={typed.kind} requirement="filter" choices={[{ value: '', label: said.anyKind }, ...actKinds.map((kind) => ({ value: kind, label: said.kinds[kind] }))]} />
      </FieldRow>
      <FieldRow>
        <Input name="employee" label={said.employee} hint={said.employeeHint} value={typed.employee} error={faultOf('employee')} requirement="filter" />
        <Input name="party" label={said.party} hint={typed.about === '' ? said.partyHint : said.partyChosen} value={typed.party} error={faultOf('party')} length={11} requirement="filter" />
        <Button>{said.search}</Button>
      </FieldRow>
      {typed.about !== '' && <p><a href={path + queryOf({ ...typed, about: '' })}>{said.everybody}</a></p>}
    </Form>
  )
}

function Found({ found }: { found: ActsPage }) {
  const language = useLanguage()
  const said = actionsTexts[language]
  const columns: Column<Act>[] = [
    { title: said.time, cell: ({ occurredAt }) => formatDateTime(occurredAt, language) },
    { title: said.what, cell: (act) => whatOf(act, language), names: true },
    { title: said.kind, cell: ({ tag }) => said.kinds[kindOfTag(tag)] },
    { title: said.who, cell: (act) => whoOf(act, language) },
    { title: said.fields, cell: (act) => <Fields act={act} /> },
  ]
  return <Table caption={said.results} columns={columns} rows={found.acts} empty={said.empty} />
}

/** Fields whose values are days. */
const fieldsOfDays = new Set(['lastDay'])

function shownValue(field: string, value: string | null, language: Language): string {
  const isDay = fieldsOfDays.has(field.split('.')[0] ?? '') && value !== null && /^\d{4}-\d\d-\d\d$/.test(value)
  return isDay ? formatCalendarDate(value, language) : valueWords(field, value, language)
}

/** Whom and what it was about, what changed, and last the ids that only a program reads. */
function Fields({ act: { changes, facts } }: { act: Act }) {
  const language = useLanguage()
  const said = actionsTexts[language]
  if (changes.length + facts.length === 0) return null
  const told = facts.map(([field, value]) => ({ field, value, shown: <dd>{shownValue(field, value, language)}</dd> }))
  const changed = changes.map(({ field, before, after }) => ({ field, shown: <dd>{said.before}: {shownValue(field, before, language)}<br />{said.after}: {shownValue(field, after, language)}</dd> }))
  const lines = [...told.filter(({ value }) => !isUuid(value)), ...changed, ...told.filter(({ value }) => isUuid(value))]
  return (
    <Details summary={said.show}>
      <dl>
        {lines.map(({ field, shown }) => (
          <>
            <dt>{fieldWords(field, language)}</dt>
            {shown}
          </>
        ))}
      </dl>
    </Details>
  )
}
