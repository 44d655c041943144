import { ConfirmationPage, EditPage, Input, useLanguage } from '../../platform/ui/index.ts'
import { privilegeNames } from '../rights.texts.ts'
import { groupPath } from './group-paths.ts'
import { maxGroupNameLength } from './group.ts'
import { groupsTexts } from './groups.texts.ts'
import type { GroupReport } from './read-group.ts'

export interface RenameFacts {
  readonly group: GroupReport
  readonly typed: string
  /** Of the group as the form was opened; of what holds now where that is shown. */
  readonly version: number
  readonly fault: string | undefined
  /** Somebody else changed the group since the form was opened. */
  readonly hasChanged: boolean
  readonly csrfToken: string
}

/** What a group is called. */
export function RenameView({ group, typed, version, fault, hasChanged, csrfToken }: RenameFacts) {
  const said = groupsTexts[useLanguage()]
  return (
    <EditPage
      back={{ href: groupPath(group.groupId), text: group.name }}
      title={said.renameTitle(group.name)}
      action={groupPath(group.groupId, 'rename')}
      csrfToken={csrfToken}
      faults={fault === undefined ? [] : [{ id: 'name', text: fault }]}
      conflict={hasChanged ? [{ label: said.name, theirs: group.name, yours: typed }] : []}
    >
      <input type="hidden" name="version" value={version} />
      <Input name="name" label={said.name} hint={said.nameHint} value={typed} error={fault} limit={maxGroupNameLength} autocomplete="off" wide />
    </EditPage>
  )
}

/** Asks whether to delete a group, with what its members lose. */
export function DeleteView({ group, csrfToken }: { group: GroupReport; csrfToken: string }) {
  const language = useLanguage()
  const said = groupsTexts[language]
  const rights = group.privileges.map(({ privilege }) => privilegeNames[language][privilege])
  return (
    <ConfirmationPage
      title={said.deleteTitle(group.name)}
      consequence={said.deleteConsequence}
      facts={[
        { label: said.rights, value: rights.join(', ') || said.noRights },
        { label: said.members, value: group.members.map(({ name }) => name).join(', ') || said.noMembers },
      ]}
      action={groupPath(group.groupId, 'delete')}
      csrfToken={csrfToken}
      confirmText={said.delete}
      weight="warning"
      cancelHref={groupPath(group.groupId)}
    >
      <input type="hidden" name="version" value={group.version} />
    </ConfirmationPage>
  )
}
