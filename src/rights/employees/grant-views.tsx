import { formatCalendarDate } from '../../platform/i18n/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import { ConfirmationPage, DatePicker, EditPage, useLanguage } from '../../platform/ui/index.ts'
import { lastDayBefore } from '../end-date.ts'
import { ProblemAlert } from '../portal/problem-alert.tsx'
import { privilegeNames } from '../rights.texts.ts'
import type { GrantInHistory } from './employee-history.queries.ts'
import type { Employee } from './employee.queries.ts'
import { employeePath, grantPath } from './employee-paths.ts'
import { employeesTexts } from './employees.texts.ts'

export interface GrantShown {
  readonly employee: Employee
  readonly grant: GrantInHistory
}

export interface EndFacts extends GrantShown {
  readonly typed: string
  /** Of the right as its form was opened; of what holds now where that is shown. */
  readonly version: number
  readonly fault: string | undefined
  readonly problem: Problem | undefined
  /** Somebody else changed the right since the form was opened. */
  readonly hasChanged: boolean
  readonly csrfToken: string
}

/** When a right ends. */
export function EndView({ employee, grant, typed, version, fault, problem, hasChanged, csrfToken }: EndFacts) {
  const language = useLanguage()
  const said = employeesTexts[language]
  const theirs = grant.endsAt === null ? said.never : formatCalendarDate(lastDayBefore(grant.endsAt), language)
  return (
    <EditPage
      back={{ href: employeePath(employee.identityId), text: employee.name }}
      title={said.end.title(privilegeNames[language][grant.privilege])}
      action={grantPath(employee.identityId, grant.grantId, 'end')}
      csrfToken={csrfToken}
      faults={fault === undefined ? [] : [{ id: 'lastDay', text: fault }]}
      conflict={hasChanged ? [{ label: said.end.label, theirs, yours: typed === '' ? said.never : typed }] : []}
    >
      <ProblemAlert problem={problem} />
      <input type="hidden" name="version" value={version} />
      <DatePicker name="lastDay" label={said.end.label} hint={said.end.hint} value={typed} error={fault} requirement="optional" />
    </EditPage>
  )
}

/** Asks whether to take a right away. */
export function RevokeView({ employee, grant, csrfToken }: GrantShown & { readonly csrfToken: string }) {
  const language = useLanguage()
  const said = employeesTexts[language]
  const right = privilegeNames[language][grant.privilege]
  return (
    <ConfirmationPage
      title={said.revocation.title(right, employee.name)}
      consequence={said.revocation.consequence}
      facts={[
        { label: said.employee, value: employee.name },
        { label: said.organisation, value: employee.employerName },
        { label: said.right, value: right },
      ]}
      action={grantPath(employee.identityId, grant.grantId, 'revoke')}
      csrfToken={csrfToken}
      confirmText={said.revocation.confirm}
      weight="warning"
      cancelHref={employeePath(employee.identityId)}
    >
      <input type="hidden" name="version" value={grant.version} />
    </ConfirmationPage>
  )
}
