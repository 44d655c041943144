import { formatCalendarDate } from '../../platform/i18n/index.ts'
import type { Column } from '../../platform/ui/index.ts'
import { Alert, BackLink, Badge, ButtonGroup, ButtonLink, ConfirmationLink, ScreenReaderOnly, Table, useLanguage } from '../../platform/ui/index.ts'
import { employeePath } from '../employees/employee-paths.ts'
import { lastDayBefore } from '../end-date.ts'
import { rightsPaths } from '../portal/rights-paths.ts'
import { privilegeDescriptions } from '../privilege-descriptions.texts.ts'
import { privilegeNames } from '../rights.texts.ts'
import { groupMemberPath, groupPath, groupRightPath } from './group-paths.ts'
import type { GroupMember, GroupPrivilege } from './groups.queries.ts'
import { groupsTexts } from './groups.texts.ts'
import type { GroupReport } from './read-group.ts'

export const groupDoneNames = ['created', 'renamed', 'given', 'moved', 'right-removed', 'members-added', 'member-removed'] as const
export type GroupDone = (typeof groupDoneNames)[number]

/** A group: what it gives, and whom it has. */
export function GroupView({ group, done }: { group: GroupReport; done: GroupDone | undefined }) {
  const said = groupsTexts[useLanguage()]
  const { groupId, name } = group
  return (
    <>
      <BackLink href={rightsPaths.groups} text={said.title} />
      <h1>{name}</h1>
      {done !== undefined && <Alert tone="success">{said.done[done]}</Alert>}
      <h2>{said.rights}</h2>
      <Rights {...group} />
      <p><ButtonLink href={groupPath(groupId, 'give')}>{said.give}</ButtonLink></p>
      <h2>{said.members}</h2>
      <Members {...group} />
      <p><ButtonLink href={groupPath(groupId, 'add-members')} weight="secondary">{said.addMembers}</ButtonLink></p>
      <ButtonGroup>
        <ButtonLink href={groupPath(groupId, 'rename')} weight="secondary">{said.rename}</ButtonLink>
        <ConfirmationLink href={groupPath(groupId, 'delete')} weight="tertiary">{said.delete}</ConfirmationLink>
      </ButtonGroup>
    </>
  )
}

function Rights({ groupId, privileges, readAt }: GroupReport) {
  const language = useLanguage()
  const said = groupsTexts[language]
  const columns: Column<GroupPrivilege>[] = [
    { title: said.right, names: true, cell: ({ privilege }) => privilegeNames[language][privilege] },
    { title: said.opens, cell: ({ privilege }) => privilegeDescriptions[language][privilege] },
    {
      title: said.lastDay,
      cell: ({ endsAt }) => (
        <>
          {endsAt === null ? said.never : formatCalendarDate(lastDayBefore(endsAt), language)} {endsAt !== null && endsAt <= readAt && <Badge tone="warning">{said.hasEnded}</Badge>}
        </>
      ),
    },
    {
      title: said.choices,
      quiet: true,
      cell: ({ groupPrivilegeId, privilege }) => (
        <ButtonGroup>
          <a href={groupRightPath(groupId, groupPrivilegeId, 'end')}>{said.changeEnd}<ScreenReaderOnly> {privilegeNames[language][privilege]}</ScreenReaderOnly></a>
          <ConfirmationLink href={groupRightPath(groupId, groupPrivilegeId, 'remove')} about={privilegeNames[language][privilege]}>{said.remove}</ConfirmationLink>
        </ButtonGroup>
      ),
    },
  ]
  return <Table caption={said.rights} columns={columns} rows={privileges} empty={said.givesNothing} />
}

function Members({ groupId, members }: GroupReport) {
  const said = groupsTexts[useLanguage()]
  const columns: Column<GroupMember>[] = [
    { title: said.members, names: true, cell: ({ identityId, name }) => <a href={employeePath(identityId)}>{name}</a> },
    { title: said.employer, cell: ({ employerName }) => employerName },
    { title: said.choices, quiet: true, cell: ({ groupMemberId, name }) => <ConfirmationLink href={groupMemberPath(groupId, groupMemberId)} about={name}>{said.remove}</ConfirmationLink> },
  ]
  return <Table caption={said.members} columns={columns} rows={members} empty={said.noMembers} />
}
