import type { Problem } from '../../platform/problems/index.ts'
import { BackLink, Button, Checkboxes, ConfirmationPage, ErrorSummary, Form, Lead, Search, useLanguage } from '../../platform/ui/index.ts'
import type { EmployeeRow } from '../employees/employees.queries.ts'
import { ProblemAlert } from '../portal/problem-alert.tsx'
import { groupMemberPath, groupPath } from './group-paths.ts'
import type { GroupMember } from './groups.queries.ts'
import { groupsTexts } from './groups.texts.ts'
import type { GroupReport } from './read-group.ts'

export interface AddingFacts {
  readonly group: GroupReport
  readonly employees: readonly EmployeeRow[]
  /** How many match the search. */
  readonly total: number
  readonly search: string
  readonly chosen: readonly string[]
  readonly fault: string | undefined
  readonly problem: Problem | undefined
  readonly csrfToken: string
}

/** Who is to become a member. */
export function AddMembersView(facts: AddingFacts) {
  const said = groupsTexts[useLanguage()]
  const { group, employees, total, search, fault, problem } = facts
  const action = groupPath(group.groupId, 'add-members')
  return (
    <>
      <BackLink href={groupPath(group.groupId)} text={group.name} />
      <ErrorSummary faults={fault === undefined ? [] : [{ id: 'employees', text: fault }]} />
      <h1>{said.addMembersTitle(group.name)}</h1>
      <ProblemAlert problem={problem} />
      <Lead>{said.addMembersLead}</Lead>
      <p>{said.foreignHelp}</p>
      <Form action={action} method="get">
        <Search name="search" label={said.searchEmployees} value={search} />
      </Form>
      {employees.length === 0 ? <p>{said.nobodyFound}</p> : <AddingForm {...facts} />}
      {total > employees.length && <p>{said.more(employees.length, total)}</p>}
    </>
  )
}

function AddingForm({ group, employees, search, chosen, fault, csrfToken }: AddingFacts) {
  const said = groupsTexts[useLanguage()]
  const memberIds = new Set<string>(group.members.map(({ identityId }) => identityId))
  return (
    <Form action={groupPath(group.groupId, 'add-members')} csrfToken={csrfToken}>
      <input type="hidden" name="search" value={search} />
      <Checkboxes
        name="employees"
        label={said.who}
        hint={said.whoHint}
        error={fault}
        values={chosen}
        choices={employees.map(({ identityId, name, employerName, isDeactivated }) => {
          const whole = said.foreignMember(name, employerName)
          return { value: identityId, label: memberIds.has(identityId) ? said.isMember(whole) : whole, disabled: memberIds.has(identityId) || isDeactivated }
        })}
      />
      <Button>{said.addMembers}</Button>
    </Form>
  )
}

/** Asks whether to take an employee out of a group. */
export function RemoveMemberView({ group, member, csrfToken }: { group: GroupReport; member: GroupMember; csrfToken: string }) {
  const said = groupsTexts[useLanguage()]
  return (
    <ConfirmationPage
      title={said.removeMemberTitle(member.name, group.name)}
      consequence={said.removeMemberConsequence}
      action={groupMemberPath(group.groupId, member.groupMemberId)}
      csrfToken={csrfToken}
      confirmText={said.remove}
      weight="warning"
      cancelHref={groupPath(group.groupId)}
    >
      <input type="hidden" name="version" value={member.version} />
    </ConfirmationPage>
  )
}
