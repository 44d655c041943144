import { parseCprNumber, parseCvrNumber } from '../../parties/index.ts'
import { civilDate, yearsBetween } from '../../platform/clock/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { readDate } from '../../platform/ui/index.ts'
import type { EmployeeWish, IdentityWish, OrganisationWish, PersonWish } from './identity-wish.ts'

/** What can be wrong with a field. */
export type WishFaultCode =
  | 'nameMissing'
  | 'employeeNameMissing'
  | 'numberMissing'
  | 'tooLong'
  | 'lineTooLong'
  | 'noDay'
  | 'notBornYet'
  | 'tooOld'
  | 'passed'
  | 'addressIncomplete'
  | 'noCvrNumber'
  | 'noTestNumber'
  | 'numberTaken'
  | 'organisationUnknown'
  | 'noCprNumber'
  | 'personUnknown'

export interface WishFault {
  /** The name of the field in the wish. */
  readonly field: string
  readonly code: WishFaultCode
}

const maxNameLength = 140
/** Of a line of an address. */
const maxLineLength = 140
/** Nobody is older, and the test numbers know no other century. */
const maxAge = 120

function nameFaults(field: 'name' | 'employeeName', name: string): WishFault[] {
  if (name.trim() === '') return [{ field, code: `${field}Missing` }]
  return name.trim().length > maxNameLength ? [{ field, code: 'tooLong' }] : []
}

function birthDateFaults(text: string, now: Instant): WishFault[] {
  if (text.trim() === '') return []
  const day = readDate(text)
  if (day === undefined) return [{ field: 'birthDate', code: 'noDay' }]
  const today = civilDate(now)
  if (day > today) return [{ field: 'birthDate', code: 'notBornYet' }]
  return yearsBetween(day, today) > maxAge ? [{ field: 'birthDate', code: 'tooOld' }] : []
}

/** An address is whole or not there at all. */
function addressFaults(wish: PersonWish): WishFault[] {
  const fields = ['street', 'houseNumber', 'postalCode', 'postDistrict'] as const
  const empty = fields.filter((field) => wish[field].trim() === '')
  if (empty.length === fields.length) return []
  const long = fields.filter((field) => wish[field].trim().length > maxLineLength)
  return [...empty.map((field) => ({ field, code: 'addressIncomplete' as const })), ...long.map((field) => ({ field, code: 'lineTooLong' as const }))]
}

const personFaults = (wish: PersonWish, now: Instant): WishFault[] => [...nameFaults('name', wish.name), ...birthDateFaults(wish.birthDate, now), ...addressFaults(wish)]

/** A number that is asked for lies in the range for tests, which nobody real has. */
function newNumberFaults(cvr: string): WishFault[] {
  if (cvr.trim() === '') return []
  if (parseCvrNumber(cvr.trim()) === undefined) return [{ field: 'cvr', code: 'noCvrNumber' }]
  return cvr.trim().startsWith('9999') ? [] : [{ field: 'cvr', code: 'noTestNumber' }]
}

function ownerFaults(wish: OrganisationWish): WishFault[] {
  if (wish.kind !== 'company' || wish.ownerCpr.trim() === '') return []
  return parseCprNumber(wish.ownerCpr.trim()) === undefined ? [{ field: 'ownerCpr', code: 'noCprNumber' }] : []
}

const organisationFaults = (wish: OrganisationWish): WishFault[] => [
  ...nameFaults('name', wish.name),
  ...newNumberFaults(wish.cvr),
  ...ownerFaults(wish),
  ...nameFaults('employeeName', wish.employeeName),
]

function endFaults(text: string, now: Instant): WishFault[] {
  if (text.trim() === '') return []
  const day = readDate(text)
  if (day === undefined) return [{ field: 'endsOn', code: 'noDay' }]
  return day < civilDate(now) ? [{ field: 'endsOn', code: 'passed' }] : []
}

function employerFaults(cvr: string): WishFault[] {
  if (cvr.trim() === '') return [{ field: 'cvr', code: 'numberMissing' }]
  return parseCvrNumber(cvr.trim()) === undefined ? [{ field: 'cvr', code: 'noCvrNumber' }] : []
}

const employeeFaults = (wish: EmployeeWish, now: Instant): WishFault[] => [
  ...employerFaults(wish.cvr),
  ...nameFaults('employeeName', wish.employeeName),
  ...endFaults(wish.endsOn, now),
]

/** All that is wrong with a wish by itself, in the order of its fields; whether its numbers are free or known is seen where they are. */
export function faultsOfWish(wish: IdentityWish, now: Instant): WishFault[] {
  if (wish.kind === 'person') return personFaults(wish, now)
  return wish.kind === 'employee' ? employeeFaults(wish, now) : organisationFaults(wish)
}
