import type { Problem } from '../../platform/problems/index.ts'
import { BackLink, Button, Checkboxes, ConfirmationPage, ErrorSummary, Form, Input, Lead, Search, useLanguage } from '../../platform/ui/index.ts'
import type { EmployeeRow } from '../employees/employees.queries.ts'
import { employeesTexts } from '../employees/employees.texts.ts'
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
  /** By which an employee of another organisation is known. */
  readonly numbers: { readonly cvr: string; readonly rid: string }
  readonly faults: readonly { readonly id: 'employees' | 'cvr' | 'rid'; readonly text: string }[]
  readonly problem: Problem | undefined
  readonly csrfToken: string
}

const faultAt = (faults: AddingFacts['faults'], field: AddingFacts['faults'][number]['id']): string | undefined => faults.find(({ id }) => id === field)?.text

/** Who is to become a member. */
export function AddMembersView(facts: AddingFacts) {
  const said = groupsTexts[useLanguage()]
  const { group, employees, total, search, faults, problem } = facts
  const action = groupPath(group.groupId, 'add-members')
  return (
    <>
      <BackLink href={groupPath(group.groupId)} text={group.name} />
      <h1>{said.addMembersTitle(group.name)}</h1>
      <ErrorSummary faults={faults} />
      <ProblemAlert problem={problem} />
      <Lead>{said.addMembersLead}</Lead>
      <Form action={action} method="get">
        <Search name="search" label={said.searchEmployees} value={search} />
      </Form>
      {employees.length === 0 ? <p>{said.nobodyFound}</p> : <AddingForm {...facts} />}
      {total > employees.length && <p>{said.more(employees.length, total)}</p>}
      <ForeignForm {...facts} />
    </>
  )
}

function AddingForm({ group, employees, search, chosen, faults, csrfToken }: AddingFacts) {
  const said = groupsTexts[useLanguage()]
  const memberIds = new Set<string>(group.members.map(({ identityId }) => identityId))
  return (
    <Form action={groupPath(group.groupId, 'add-members')} csrfToken={csrfToken}>
      <input type="hidden" name="search" value={search} />
      <Checkboxes
        name="employees"
        label={said.who}
        hint={said.whoHint}
        error={faultAt(faults, 'employees')}
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

/** Somebody of another organisation who has nothing to do with this one yet. */
function ForeignForm({ group, search, numbers, faults, csrfToken }: AddingFacts) {
  const language = useLanguage()
  const said = groupsTexts[language]
  const { find } = employeesTexts[language]
  return (
    <section>
      <h2>{said.foreignTitle}</h2>
      <p>{find.lead}</p>
      <Form action={groupPath(group.groupId, 'add-members')} csrfToken={csrfToken}>
        <input type="hidden" name="search" value={search} />
        <Input name="cvr" label={find.cvr} hint={find.cvrHint} value={numbers.cvr} error={faultAt(faults, 'cvr')} length={8} inputMode="numeric" autocomplete="off" />
        <Input name="rid" label={find.rid} hint={find.ridHint} value={numbers.rid} error={faultAt(faults, 'rid')} length={36} autocomplete="off" />
        <Button weight="secondary">{said.addForeign}</Button>
      </Form>
    </section>
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
