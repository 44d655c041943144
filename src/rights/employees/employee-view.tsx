import { formatCalendarDate } from '../../platform/i18n/index.ts'
import type { Column } from '../../platform/ui/index.ts'
import { Alert, BackLink, Badge, ButtonGroup, ButtonLink, ConfirmationLink, ScreenReaderOnly, StructuredList, Table, useLanguage } from '../../platform/ui/index.ts'
import { lastDayBefore } from '../end-date.ts'
import { EndingBadge } from '../endings/ending-badge.tsx'
import { groupPath } from '../groups/group-paths.ts'
import { rightsPaths } from '../portal/rights-paths.ts'
import { privilegeDescriptions } from '../privilege-descriptions.texts.ts'
import { privilegeNames } from '../rights.texts.ts'
import { EmployeeHistory } from './employee-history-view.tsx'
import type { GrantInHistory } from './employee-history.queries.ts'
import { employeePath, grantPath } from './employee-paths.ts'
import { employeesTexts } from './employees.texts.ts'
import type { EmployeeReport } from './read-employee.ts'

export const doneNames = ['given', 'moved', 'revoked', 'gone', 'edited', 'deactivated', 'reactivated'] as const
export type Done = (typeof doneNames)[number]

interface EmployeeFacts {
  readonly report: EmployeeReport
  readonly organisation: string
  /** Whoever looks at himself gives himself nothing. */
  readonly isSelf: boolean
  readonly done: Done | undefined
}

/** An employee: who it is, what he may do here, and how that came about. */
export function EmployeeView({ report, organisation, isSelf, done }: EmployeeFacts) {
  const said = employeesTexts[useLanguage()]
  const { employee, isOwn } = report
  return (
    <>
      <BackLink href={rightsPaths.employees} text={said.title} />
      <h1>{employee.name}</h1>
      {(!isOwn || employee.deactivatedAt !== null) && (
        <p>
          {!isOwn && <Badge tone="info">{said.employedBy(employee.employerName)}</Badge>} {employee.deactivatedAt !== null && <Badge tone="warning">{said.deactivated}</Badge>}
        </p>
      )}
      {done !== undefined && <Alert tone="success">{said.done[done]}</Alert>}
      <Person {...report} />
      <h2>{said.rightsAt(organisation)}</h2>
      <Rights {...report} mayGive={!isSelf && employee.deactivatedAt === null} />
      <Groups {...report} />
      <EmployeeHistory history={report.history} />
    </>
  )
}

function Person({ employee, isOwn }: EmployeeReport) {
  const said = employeesTexts[useLanguage()]
  const { identityId, deactivatedAt } = employee
  const editHref = employeePath(identityId, 'edit')
  const facts = [
    { label: said.organisation, value: employee.employerCvr === null ? employee.employerName : said.withCvr(employee.employerName, employee.employerCvr) },
    { label: said.rid, value: employee.rid },
    ...(isOwn ? [{ label: said.alias, value: employee.alias ?? said.noAlias, editHref }, { label: said.email, value: employee.email ?? said.noEmail, editHref }] : []),
  ]
  const way = deactivatedAt === null ? 'deactivate' : 'reactivate'
  return (
    <>
      <StructuredList label={said.about(employee.name)} facts={facts} />
      {isOwn && <p><ConfirmationLink href={employeePath(identityId, way)}>{said[way].link}</ConfirmationLink></p>}
    </>
  )
}

function Rights({ employee: { identityId, name }, grants, now, mayGive }: EmployeeReport & { readonly mayGive: boolean }) {
  const language = useLanguage()
  const said = employeesTexts[language]
  const columns: Column<GrantInHistory>[] = [
    { title: said.right, names: true, cell: ({ privilege }) => privilegeNames[language][privilege] },
    { title: said.opens, cell: ({ privilege }) => privilegeDescriptions[language][privilege] },
    { title: said.lastDay, cell: ({ endsAt }) => (endsAt === null ? said.never : <>{formatCalendarDate(lastDayBefore(endsAt), language)} <EndingBadge endsAt={endsAt} now={now} /></>) },
    { title: said.comesFrom, cell: ({ groupId, groupName }) => (groupId === null ? said.directly : <a href={groupPath(groupId)}>{said.fromGroup(groupName ?? '')}</a>) },
    { title: said.choices, quiet: true, cell: ({ grantId, groupId, privilege }) => groupId === null && (
      <ButtonGroup>
        <a href={grantPath(identityId, grantId, 'end')}>{said.changeEnd}<ScreenReaderOnly> {privilegeNames[language][privilege]}</ScreenReaderOnly></a>
        <ConfirmationLink href={grantPath(identityId, grantId, 'revoke')} about={privilegeNames[language][privilege]}>{said.revoke}</ConfirmationLink>
      </ButtonGroup>
    ) },
  ]
  return (
    <>
      <Table caption={said.rightsOf(name)} columns={columns} rows={grants} empty={said.hasNone} />
      {mayGive && <p><ButtonLink href={employeePath(identityId, 'give')}>{said.give}</ButtonLink></p>}
    </>
  )
}

function Groups({ groups }: EmployeeReport) {
  const said = employeesTexts[useLanguage()]
  if (groups.length === 0) return null
  return (
    <section>
      <h2>{said.groups}</h2>
      <ul>
        {groups.map(({ groupId, name }) => <li><a href={groupPath(groupId)}>{name}</a></li>)}
      </ul>
    </section>
  )
}
