import { formatNumber } from '../../platform/i18n/index.ts'
import type { FieldFault } from '../../platform/ui/index.ts'
import { Alert, Button, ButtonGroup, ButtonLink, ErrorSummary, Form, Input, Lead, Pagination, Radios, Search, StructuredList, Tag, Toolbar, useLanguage } from '../../platform/ui/index.ts'
import type { ActedForPage } from '../../rights/index.ts'
import { privilegeNames } from '../../rights/index.ts'
import { adminPath } from '../admin-path.ts'
import type { Administration } from '../administration.ts'
import type { FoundOrganisation } from './find-by-cvr.ts'
import { switchPath } from './switch-paths.ts'
import { switchTexts } from './switch.texts.ts'

/** What System support looked for by number. */
export interface CvrSearch {
  readonly typed: string
  readonly fault: 'unreadable' | 'unknown' | undefined
  readonly found: FoundOrganisation | undefined
}

export interface SwitchFacts {
  readonly administration: Administration
  readonly list: ActedForPage
  readonly pageSize: number
  readonly search: string
  /** A switch was asked for, but not where to. */
  readonly unchosen: boolean
  /** Undefined where nothing was looked for. */
  readonly byCvr: CvrSearch | undefined
}

const cvrFaults = { unreadable: 'cvrFault', unknown: 'cvrUnknown' } as const

/** Whom to act for: those with a grant, and for System support everybody by number. */
export function SwitchView(facts: SwitchFacts) {
  const said = switchTexts[useLanguage()]
  const { administration, unchosen, byCvr } = facts
  const { organisation, employerId, privileges, reach } = administration
  const cvrFault = byCvr?.fault && said[cvrFaults[byCvr.fault]]
  const faults: FieldFault[] = [...(unchosen ? [{ id: 'partyId', text: said.chooseFault }] : []), ...(cvrFault === undefined ? [] : [{ id: 'cvr', text: cvrFault }])]
  return (
    <>
      <h1>{said.title}</h1>
      {faults.length > 0 && <ErrorSummary faults={faults} />}
      {organisation.partyId !== employerId && privileges.length === 0 ? (
        <Alert tone="warning" title={said.nothingLeft(organisation.name)}>{said.nothingLeftText}</Alert>
      ) : (
        <Lead>{said.lead(organisation.name)}</Lead>
      )}
      {!hasOnlyPresent(facts) && <ByGrant {...facts} />}
      {reach.anywhere && <ByCvr administration={administration} byCvr={byCvr} fault={cvrFault} />}
    </>
  )
}

/** System support may look any organisation up; where there is no other to choose, that alone is asked. */
const hasOnlyPresent = ({ administration: { reach, organisation }, list, search }: SwitchFacts): boolean =>
  reach.anywhere && search === '' && list.total === 1 && list.organisations[0]?.partyId === organisation.partyId

function ByGrant({ administration, list, pageSize, search, unchosen }: SwitchFacts) {
  const language = useLanguage()
  const said = switchTexts[language]
  const { organisations, page, total } = list
  const href = (number: number): string => `${switchPath}?${new URLSearchParams({ ...(search === '' ? {} : { search }), page: String(number) }).toString()}`
  return (
    <section>
      {(total > pageSize || search !== '') && (
        <Form action={switchPath} method="get">
          <Search name="search" label={said.search} value={search} />
          <Toolbar>
            <span>{said.found(formatNumber(total, language))}</span>
            {search !== '' && <Tag href={switchPath} icon="close">{said.all}</Tag>}
          </Toolbar>
        </Form>
      )}
      {organisations.length === 0 ? <p>{said.none}</p> : <Choice administration={administration} list={list} unchosen={unchosen} />}
      <Pagination current={page + 1} total={Math.ceil(total / pageSize)} href={href} />
    </section>
  )
}

function Choice({ administration, list, unchosen }: Pick<SwitchFacts, 'administration' | 'list' | 'unchosen'>) {
  const language = useLanguage()
  const said = switchTexts[language]
  const { session, organisation, employerId } = administration
  const choices = list.organisations.map(({ partyId, name, cvrNumber, privileges }) => ({
    value: partyId,
    label: cvrNumber === null ? name : `${name} (${said.cvr(cvrNumber)})`,
    hint: [...(partyId === employerId ? [said.own] : []), ...privileges.map((privilege) => privilegeNames[language][privilege])].join(', '),
  }))
  return (
    <Form action={switchPath} csrfToken={session.csrfToken}>
      <Radios name="partyId" label={said.choose} value={organisation.partyId} choices={choices} error={unchosen ? said.chooseFault : undefined} />
      <ButtonGroup>
        <Button>{said.ok}</Button>
        <ButtonLink href={adminPath} weight="secondary">{said.cancel}</ButtonLink>
      </ButtonGroup>
    </Form>
  )
}

function ByCvr({ administration, byCvr, fault }: Pick<SwitchFacts, 'administration' | 'byCvr'> & { fault: string | undefined }) {
  const said = switchTexts[useLanguage()]
  return (
    <section>
      <h2>{said.byCvr}</h2>
      <p>{said.byCvrText}</p>
      <Form action={switchPath} method="get">
        <Input name="cvr" label={said.cvrNumber} hint={said.cvrHint} length={8} inputMode="numeric" value={byCvr?.typed} error={fault} />
        <Button weight="secondary">{said.find}</Button>
      </Form>
      {byCvr?.found !== undefined && <Found found={byCvr.found} csrfToken={administration.session.csrfToken} />}
    </section>
  )
}

function Found({ found: { partyId, name, cvrNumber, standing }, csrfToken }: { found: FoundOrganisation; csrfToken: string }) {
  const said = switchTexts[useLanguage()]
  const facts = [
    { label: said.name, value: name },
    { label: said.cvrNumber, value: cvrNumber },
    { label: said.status, value: said.standing[standing] },
  ]
  return (
    <Form action={switchPath} csrfToken={csrfToken}>
      <StructuredList label={said.foundOne} facts={facts} />
      <input type="hidden" name="partyId" value={partyId} />
      <Button>{said.ok}</Button>
    </Form>
  )
}
