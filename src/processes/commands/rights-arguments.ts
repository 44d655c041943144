import { parseCvrNumber } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { readDate } from '../../platform/ui/index.ts'
import type { EmployeeNumbers, HostOrder, PrivilegeType } from '../../rights/index.ts'
import { endAfter, privilegeTypes } from '../../rights/index.ts'
import { WrongUse } from '../command.ts'

/** The options of `brevdue rights`, as typed. */
export interface RightsArguments {
  readonly provider?: string | undefined
  readonly subject?: string | undefined
  readonly as?: string | undefined
  readonly reason?: string | undefined
  readonly employee?: string | undefined
  readonly employer?: string | undefined
  readonly right?: readonly string[] | undefined
  readonly until?: string | undefined
  readonly group?: string | undefined
}

function readCvr(typed: string | undefined, option: string): string {
  const cvrNumber = parseCvrNumber(typed ?? '')
  if (cvrNumber === undefined) throw new WrongUse(`rights takes --${option} with a CVR number.`)
  return cvrNumber
}

/** The organisation whose rights are meant. */
export const readAs = ({ as }: RightsArguments): string => readCvr(as, 'as')

/** Why the operator does this; the log keeps it. */
export function readReason({ reason = '' }: RightsArguments): string {
  if (reason.trim() === '') throw new WrongUse('Rights are changed on the host only with --reason, which the organisation reads in its log.')
  return reason.trim()
}

function readEmployee(given: RightsArguments): EmployeeNumbers {
  if (given.employee === undefined) throw new WrongUse('This takes --employee with a RID or UUID, and --employer with a CVR number for an employee of another organisation.')
  return { cvrNumber: given.employer === undefined ? readAs(given) : readCvr(given.employer, 'employer'), rid: given.employee }
}

const isPrivilege = (text: string): text is PrivilegeType => privilegeTypes.some((privilege) => privilege === text)

function readRights({ right = [] }: RightsArguments): PrivilegeType[] {
  const known = right.filter(isPrivilege)
  if (known.length < right.length) throw new WrongUse(`--right is one of ${privilegeTypes.join(', ')}.`)
  return known
}

function readSomeRights(given: RightsArguments): PrivilegeType[] {
  const rights = readRights(given)
  if (rights.length === 0) throw new WrongUse('This takes --right, once or more.')
  return rights
}

function readUntil({ until }: RightsArguments): Instant | null {
  if (until === undefined) return null
  const day = readDate(until)
  if (day === undefined) throw new WrongUse('--until takes the last day on which the right counts: YYYY-MM-DD.')
  return endAfter(day)
}

function readGroup({ group }: RightsArguments): string {
  if (group === undefined) throw new WrongUse('This takes --group with the name of a group.')
  return group
}

const orders: ReadonlyMap<string, (given: RightsArguments) => HostOrder> = new Map<string, (given: RightsArguments) => HostOrder>([
  ['grant', (given) => ({ verb: 'grant', employee: readEmployee(given), privileges: readSomeRights(given), endsAt: readUntil(given) })],
  ['revoke', (given) => ({ verb: 'revoke', employee: readEmployee(given), privileges: readSomeRights(given) })],
  ['groups create', (given) => ({ verb: 'groups create', group: readGroup(given), privileges: readRights(given), endsAt: readUntil(given) })],
  ['groups give', (given) => ({ verb: 'groups give', group: readGroup(given), privileges: readSomeRights(given), endsAt: readUntil(given) })],
  ['groups take', (given) => ({ verb: 'groups take', group: readGroup(given), privileges: readSomeRights(given) })],
  ['groups delete', (given) => ({ verb: 'groups delete', group: readGroup(given) })],
  ['groups add', (given) => ({ verb: 'groups add', group: readGroup(given), employee: readEmployee(given) })],
  ['groups remove', (given) => ({ verb: 'groups remove', group: readGroup(given), employee: readEmployee(given) })],
])

/** What is ordered, by the words of the command and its options. Throws WrongUse. */
export function readRightsOrder(verb: string, given: RightsArguments): HostOrder {
  const read = orders.get(verb)
  if (read === undefined) throw new WrongUse(`rights takes grant-operator, list, groups, ${[...orders.keys()].join(', ')}.`)
  return read(given)
}
