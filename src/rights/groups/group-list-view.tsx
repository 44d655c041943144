import type { ListColumn, ListState } from '../../platform/ui/index.ts'
import { Alert, ButtonLink, DataTable, Lead, useLanguage } from '../../platform/ui/index.ts'
import { privilegeNames } from '../rights.texts.ts'
import { groupPath, newGroupPath } from './group-paths.ts'
import type { GroupRow } from './groups.queries.ts'
import { groupsTexts } from './groups.texts.ts'

interface GroupListFacts {
  readonly state: ListState
  readonly groups: readonly GroupRow[]
  readonly total: number
  /** One comes from deleting a group. */
  readonly isDeleted: boolean
}

/** The groups of an organisation. */
export function GroupListView({ state, groups, total, isDeleted }: GroupListFacts) {
  const language = useLanguage()
  const said = groupsTexts[language]
  const columns: ListColumn<GroupRow>[] = [
    { title: said.name, names: true, cell: ({ groupId, name }) => <a href={groupPath(groupId)}>{name}</a> },
    { title: said.rights, cell: ({ privileges }) => privileges.map((privilege) => privilegeNames[language][privilege]).join(', ') || said.noRights },
    { title: said.members, numeric: true, cell: ({ members }) => members },
  ]
  return (
    <>
      <h1>{said.title}</h1>
      {isDeleted && <Alert tone="success">{said.deleted}</Alert>}
      <Lead>{said.lead}</Lead>
      <p>
        <ButtonLink href={newGroupPath}>{said.create}</ButtonLink>
      </p>
      <DataTable id="groups" state={state} caption={said.title} columns={columns} rows={groups} total={total} searchLabel={said.search} empty={said.none} />
    </>
  )
}
