import type { PartyId } from '../../parties/index.ts'
import { formatShortDate } from '../../platform/i18n/index.ts'
import type { Column } from '../../platform/ui/index.ts'
import { Badge, Details, Lead, StructuredList, Table, useLanguage } from '../../platform/ui/index.ts'
import { privilegeDescriptions } from '../privilege-descriptions.texts.ts'
import { privilegeTypes } from '../privilege-types.ts'
import { privilegeNames } from '../rights.texts.ts'
import type { EmployeeRow } from './employees.queries.ts'
import { employeesTexts } from './employees.texts.ts'

export interface EmployeeListFacts {
  readonly organisation: { readonly partyId: PartyId; readonly name: string }
  readonly employees: readonly EmployeeRow[]
}

/** Who may do what for an organisation. */
export function EmployeeListView({ organisation, employees }: EmployeeListFacts) {
  const language = useLanguage()
  const said = employeesTexts[language]
  const columns: Column<EmployeeRow>[] = [
    { title: said.name, names: true, cell: ({ name, isDeactivated }) => <>{name} {isDeactivated && <Badge tone="warning">{said.deactivated}</Badge>}</> },
    { title: said.organisation, cell: ({ employerId, employerName }) => <>{employerName} {employerId !== organisation.partyId && <Badge tone="info">{said.foreign}</Badge>}</> },
    { title: said.rights, cell: ({ privileges }) => privileges.map((privilege) => privilegeNames[language][privilege]).join(', ') || said.noRights },
    { title: said.ends, cell: ({ nextEndsAt }) => (nextEndsAt === null ? said.never : formatShortDate(nextEndsAt - 1, language)) },
  ]
  return (
    <>
      <h1>{said.title}</h1>
      <Lead>{said.lead(organisation.name)}</Lead>
      <Table caption={said.title} columns={columns} rows={employees} empty={said.none} />
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
