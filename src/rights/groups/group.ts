import type { Brand } from '../../platform/brand.ts'

/** A right that a group gives. */
export type GroupPrivilegeId = Brand<string, 'GroupPrivilegeId'>

/** An employee's place in a group. */
export type GroupMemberId = Brand<string, 'GroupMemberId'>

export const maxGroupNameLength = 100
