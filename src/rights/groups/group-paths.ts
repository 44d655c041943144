import type { GroupId } from '../grants/grant.ts'
import { rightsPaths } from '../portal/rights-paths.ts'
import type { GroupMemberId, GroupPrivilegeId } from './group.ts'

export const newGroupPath = `${rightsPaths.groups}/new`

type Act = 'rename' | 'delete' | 'give' | 'add-members'

/** A group, or something that is done about it. */
export const groupPath = (groupId: GroupId | '{id}', act?: Act): string => `${rightsPaths.groups}/${groupId}${act === undefined ? '' : `/${act}`}`

/** Something that is done about a right of a group. */
export const groupRightPath = (groupId: GroupId | '{id}', rightId: GroupPrivilegeId | '{rightId}', act: 'end' | 'remove'): string => `${groupPath(groupId)}/rights/${rightId}/${act}`

/** Taking a member out. */
export const groupMemberPath = (groupId: GroupId | '{id}', memberId: GroupMemberId | '{memberId}'): string => `${groupPath(groupId)}/members/${memberId}/remove`
