import type { PartyId } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { formatShortDate } from '../../platform/i18n/index.ts'
import type { ListColumn, ListState } from '../../platform/ui/index.ts'
import { Badge, ButtonLink, DataTable, Details, Lead, StructuredList, useLanguage } from '../../platform/ui/index.ts'
import { EndingBadge } from '../endings/ending-badge.tsx'
import { privilegeDescriptions } from '../privilege-descriptions.texts.ts'
import { privilegeTypes } from '../privilege-types.ts'
import { privilegeNames } from '../rights.texts.ts'
import { employeePath, findEmployeePath } from './employee-paths.ts'
import type { EmployeeRow } from './employees.queries.ts'
import { employeesTexts } from './employees.texts.ts'

export interface EmployeeListFacts {
  readonly organisation: { readonly partyId: PartyId; readonly name: string }
  readonly state: ListState
  readonly employees: readonly EmployeeRow[]
  readonly total: number
  readonly now: Instant
}

/** Who may do what for an organisation. */
export function EmployeeListView({ organisation, state, employees, total, now }: EmployeeListFacts) {
  const language = useLanguage()
  const said = employeesTexts[language]
  const nameOf = privilegeNames[language]
  const columns: ListColumn<EmployeeRow>[] = [
    { title: said.name, sortBy: 'name', names: true, cell: ({ identityId, name, isDeactivated }) => <><a href={employeePath(identityId)}>{name}</a> {isDeactivated && <Badge tone="warning">{said.deactivated}</Badge>}</> },
    { title: said.organisation, sortBy: 'organisation', cell: ({ employerId, employerName }) => <>{employerName} {employerId !== organisation.partyId && <Badge tone="info">{said.foreign}</Badge>}</> },
    { title: said.rights, cell: ({ privileges }) => privileges.map((privilege) => nameOf[privilege]).join(', ') || said.noRights },
    { title: said.ends, sortBy: 'ends', cell: ({ nextEndsAt }) => (nextEndsAt === null ? said.never : <>{formatShortDate(nextEndsAt - 1, language)} <EndingBadge endsAt={nextEndsAt} now={now} /></>) },
  ]
  const rights = { name: 'right', label: said.right, choices: privilegeTypes.map((privilege) => ({ value: privilege, label: nameOf[privilege] })) }
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.lead(organisation.name)}</Lead>
      <p>
        <ButtonLink href={findEmployeePath} weight="secondary">{said.addForeign}</ButtonLink>
      </p>
      <DataTable id="employees" state={state} caption={said.title} columns={columns} rows={employees} total={total} searchLabel={said.search} filters={[rights]} empty={said.none} />
      <PrivilegeHelp />
    </>
  )
}

/** What each right lets somebody do. */
function PrivilegeHelp() {
  const language = useLanguage()
  const said = employeesTexts[language]
  return (
    <Details summary={said.help}>
      <StructuredList label={said.help} facts={privilegeTypes.map((privilege) => ({ label: privilegeNames[language][privilege], value: privilegeDescriptions[language][privilege] }))} />
    </Details>
  )
}
