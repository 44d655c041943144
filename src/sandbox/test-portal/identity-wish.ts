import { z } from 'zod'
import { privilegeTypes } from '../../rights/index.ts'

/** What a form leaves empty and a program leaves out. */
const text = z.string().default('')
/** A ticked box of a form says `true`. */
const yes = z.union([z.boolean(), z.literal('true').transform(() => true)])
/** A form says one as itself, several as a list. */
const rights = z
  .union([z.enum(privilegeTypes), z.array(z.enum(privilegeTypes)).max(privilegeTypes.length)])
  .transform((given) => [...new Set([given].flat())])
  .default([])

const address = { street: text, houseNumber: text, postalCode: text, postDistrict: text }
const staff = { cvr: text, employeeName: text, rights }

const personSchema = z.object({ kind: z.literal('person'), name: text, birthDate: text, ...address, exempt: yes.default(false) })
const companySchema = z.object({
  kind: z.literal('company'),
  name: text,
  ...staff,
  /** A person of the sandbox who answers for the company, and is its first employee: administers its rights from the first login on. */
  ownerCpr: text,
})
const authoritySchema = z.object({
  kind: z.literal('authority'),
  name: text,
  ...staff,
  authorityType: z.enum(['STATE', 'MUNICIPALITY', 'REGION', 'OTHER']).default('MUNICIPALITY'),
  /** Without it the authority has accepted no agreement yet, and its first employee begins with that. */
  connected: yes.default(false),
})
const employeeSchema = z.object({ kind: z.literal('employee'), ...staff, endsOn: text })

/** Who is to be made: the body of the API, and the fields of the forms, which have the same names. Nothing is judged yet but the shape. */
export const identityWishSchema = z.discriminatedUnion('kind', [personSchema, companySchema, authoritySchema, employeeSchema])

export type IdentityWish = z.infer<typeof identityWishSchema>
export type PersonWish = z.infer<typeof personSchema>
export type OrganisationWish = z.infer<typeof companySchema> | z.infer<typeof authoritySchema>
export type EmployeeWish = z.infer<typeof employeeSchema>
