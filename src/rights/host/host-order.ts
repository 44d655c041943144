import type { Instant } from '../../platform/clock/index.ts'
import type { PrivilegeType } from '../privilege-types.ts'

/** By which an employee of any organisation is known. */
export interface EmployeeNumbers {
  readonly cvrNumber: string
  /** RID, or the UUID that followed it. */
  readonly rid: string
}

interface Rights {
  readonly privileges: readonly PrivilegeType[]
  /** From then on they do not count; null: they do not end. */
  readonly endsAt: Instant | null
}

/** What the operator orders on the host about the rights of an organisation; groups are named. */
export type HostOrder =
  | ({ readonly verb: 'grant'; readonly employee: EmployeeNumbers } & Rights)
  | { readonly verb: 'revoke'; readonly employee: EmployeeNumbers; readonly privileges: readonly PrivilegeType[] }
  | ({ readonly verb: 'groups create' | 'groups give'; readonly group: string } & Rights)
  | { readonly verb: 'groups take'; readonly group: string; readonly privileges: readonly PrivilegeType[] }
  | { readonly verb: 'groups delete'; readonly group: string }
  | { readonly verb: 'groups add' | 'groups remove'; readonly group: string; readonly employee: EmployeeNumbers }

/** For whom, and why: the log keeps it. */
export interface HostOccasion {
  /** Of the organisation whose rights are changed. */
  readonly cvrNumber: string
  readonly reason: string
}
