import { parseArgs } from 'node:util'
import { WrongUse } from '../command.ts'

const kinds = ['person', 'company', 'authority', 'employee'] as const

/** The options of `brevdue identities create`, and the fields of the test portal's wish that they stand for. */
const fields = {
  'name': 'name',
  'birth-date': 'birthDate',
  'street': 'street',
  'house-number': 'houseNumber',
  'postal-code': 'postalCode',
  'post-district': 'postDistrict',
  'cvr': 'cvr',
  'employee': 'employeeName',
  'owner': 'ownerCpr',
  'type': 'authorityType',
  'until': 'endsOn',
} as const

const texts = Object.fromEntries(Object.keys(fields).map((option) => [option, { type: 'string' as const }]))
const options = { ...texts, right: { type: 'string', multiple: true }, exempt: { type: 'boolean' }, connected: { type: 'boolean' }, json: { type: 'boolean' } } as const

/** A wish as the API of the test portal takes it; whether it can be made is judged there. */
export interface IdentityOrder {
  readonly wish: Readonly<Record<string, unknown>>
  readonly isJson: boolean
}

/** The option that a field of the wish came from, as it is typed. */
export const optionOf = (field: string): string => {
  if (field.startsWith('rights')) return '--right'
  return `--${Object.entries(fields).find(([, name]) => name === field)?.[0] ?? field}`
}

/** What is ordered by the words of the command. Throws WrongUse. */
export function readIdentityOrder(args: readonly string[]): IdentityOrder {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
  const [verb, kind, ...rest] = positionals
  if (verb !== 'create' || !kinds.some((one) => one === kind) || rest.length > 0) throw new WrongUse(`identities takes create with ${kinds.join(', ')}.`)
  const given: Readonly<Record<string, unknown>> = values
  const written = Object.entries(fields).flatMap(([option, field]) => (given[option] === undefined ? [] : [[field, given[option]] as const]))
  const flags = (['exempt', 'connected'] as const).filter((flag) => values[flag] === true).map((flag) => [flag, true] as const)
  return { wish: { kind, ...Object.fromEntries([...written, ...flags]), ...(values.right === undefined ? {} : { rights: values.right }) }, isJson: values.json === true }
}
