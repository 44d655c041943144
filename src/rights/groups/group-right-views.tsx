import { formatCalendarDate } from '../../platform/i18n/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import { ConfirmationPage, DatePicker, EditPage, useLanguage } from '../../platform/ui/index.ts'
import { employeesTexts } from '../employees/employees.texts.ts'
import { lastDayBefore } from '../end-date.ts'
import { ProblemAlert } from '../portal/problem-alert.tsx'
import { privilegeNames } from '../rights.texts.ts'
import { groupPath, groupRightPath } from './group-paths.ts'
import type { GroupPrivilege } from './groups.queries.ts'
import { groupsTexts } from './groups.texts.ts'
import type { GroupReport } from './read-group.ts'

export interface GroupRightShown {
  readonly group: GroupReport
  readonly right: GroupPrivilege
}

export interface GroupEndFacts extends GroupRightShown {
  readonly typed: string
  /** Of the right as the form was opened; of what holds now where that is shown. */
  readonly version: number
  readonly fault: string | undefined
  readonly problem: Problem | undefined
  /** Somebody else changed the right since the form was opened. */
  readonly hasChanged: boolean
  readonly csrfToken: string
}

/** When a right of a group ends. */
export function GroupEndView({ group, right, typed, version, fault, problem, hasChanged, csrfToken }: GroupEndFacts) {
  const language = useLanguage()
  const { end, never } = employeesTexts[language]
  const theirs = right.endsAt === null ? never : formatCalendarDate(lastDayBefore(right.endsAt), language)
  return (
    <EditPage
      back={{ href: groupPath(group.groupId), text: group.name }}
      title={end.title(privilegeNames[language][right.privilege])}
      action={groupRightPath(group.groupId, right.groupPrivilegeId, 'end')}
      csrfToken={csrfToken}
      faults={fault === undefined ? [] : [{ id: 'lastDay', text: fault }]}
      conflict={hasChanged ? [{ label: end.label, theirs, yours: typed === '' ? never : typed }] : []}
    >
      <ProblemAlert problem={problem} />
      <input type="hidden" name="version" value={version} />
      <DatePicker name="lastDay" label={end.label} hint={end.hint} value={typed} error={fault} requirement="optional" />
    </EditPage>
  )
}

/** Asks whether a group is to give a right no more. */
export function RemoveRightView({ group, right, csrfToken }: GroupRightShown & { readonly csrfToken: string }) {
  const language = useLanguage()
  const said = groupsTexts[language]
  return (
    <ConfirmationPage
      title={said.removeRightTitle(privilegeNames[language][right.privilege], group.name)}
      consequence={said.removeRightConsequence}
      facts={[{ label: said.members, value: group.members.map(({ name }) => name).join(', ') || said.noMembers }]}
      action={groupRightPath(group.groupId, right.groupPrivilegeId, 'remove')}
      csrfToken={csrfToken}
      confirmText={said.remove}
      weight="warning"
      cancelHref={groupPath(group.groupId)}
    >
      <input type="hidden" name="version" value={right.version} />
    </ConfirmationPage>
  )
}
