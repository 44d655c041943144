import { z } from 'zod'
import type { Instant } from '../platform/clock/index.ts'
import { civilDate, instantText } from '../platform/clock/index.ts'
import type { ContactRow } from './contacts.queries.ts'
import { isExemption } from './registration.ts'
import type { CompanyFacts, PersonFacts, Standing } from './standing.ts'
import { factsOf, isInQuietPeriod, standingOf } from './standing.ts'

const subscriptionSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  registrationStatus: z.string(),
  publicRegistrationStatus: z.enum(['REGISTERED', 'EXEMPT', 'CLOSED']),
  exemptThroughPowerOfAttorney: z.boolean(),
  exemptionStart: z.string().optional(),
  exemptionEnd: z.string().optional(),
  startTime: z.string(),
})

const nemSmsSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  mobileNumber: z.string(),
  verificationTime: z.string().nullable(),
  confirmedDateTime: z.string().nullable(),
})

const addressSchema = z.object({
  '@type': z.enum(['CitizenAddress', 'CompanyAddress']),
  streetName: z.string(),
  houseNumberFrom: z.string(),
  floor: z.string().optional(),
  door: z.string().optional(),
  postalCode: z.string(),
  postDistrict: z.string(),
})

/** The wire's Contact (API 1.68.0), with the `address` that live answers carry (ngdp.md §3). */
export const contactSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  type: z.enum(['CITIZEN', 'COMPANY']),
  cprNumber: z.string().optional(),
  cvrNumber: z.string().optional(),
  eligibleForVoluntaryRegistration: z.boolean(),
  nemSmsSubscription: nemSmsSchema.optional(),
  mailboxSubscription: subscriptionSchema.optional(),
  address: addressSchema.optional(),
  lastUpdated: z.string(),
  createdDate: z.string(),
})
export type Contact = z.infer<typeof contactSchema>

/** A company's exemption ends on 1 November of the second calendar year after its registration (register.md §3). */
const exemptionEnd = (start: Instant): string => `${Number(civilDate(start).slice(0, 4)) + 2}-11-01`

function exemptionOf(row: ContactRow, start: Instant): Pick<z.infer<typeof subscriptionSchema>, 'exemptionStart' | 'exemptionEnd'> {
  if (row.registrationStatus === null || !isExemption(row.registrationStatus)) return {}
  return { exemptionStart: civilDate(start), ...(row.kind === 'company' ? { exemptionEnd: exemptionEnd(start) } : {}) }
}

const publicStatus = { enrolled: 'REGISTERED', 'not-registered': 'REGISTERED', exempt: 'EXEMPT', closed: 'CLOSED' } as const

/** A company in its quiet period is about to enter registration and shows none, even if its row stands already. */
function mailboxOf(row: ContactRow, facts: PersonFacts | CompanyFacts, { standing }: Standing, now: Instant): Pick<Contact, 'mailboxSubscription'> {
  const { subscriptionId, subscriptionVersion, registrationStatus, byPowerOfAttorney, subscribedFrom } = row
  if (subscriptionId === null || subscriptionVersion === null || registrationStatus === null || subscribedFrom === null) return {}
  if (facts.kind === 'company' && isInQuietPeriod(facts, now)) return {}
  return {
    mailboxSubscription: {
      id: subscriptionId,
      version: subscriptionVersion,
      registrationStatus,
      publicRegistrationStatus: publicStatus[standing],
      exemptThroughPowerOfAttorney: byPowerOfAttorney === true,
      ...exemptionOf(row, subscribedFrom),
      startTime: instantText(subscribedFrom),
    },
  }
}

function nemSmsOf({ smsSubscriptionId, smsVersion, mobileNumber, verifiedAt }: ContactRow): Pick<Contact, 'nemSmsSubscription'> {
  if (smsSubscriptionId === null || smsVersion === null || mobileNumber === null) return {}
  const verified = verifiedAt === null ? null : instantText(verifiedAt)
  return { nemSmsSubscription: { id: smsSubscriptionId, version: smsVersion, mobileNumber, verificationTime: verified, confirmedDateTime: verified } }
}

/** A protected address is shown to nobody (data-protection.md). */
function addressOf(row: ContactRow): Pick<Contact, 'address'> {
  const { street, houseNumber, floor, door, postalCode, postDistrict } = row
  if (street === null || houseNumber === null || postalCode === null || postDistrict === null || row.addressProtected === true) return {}
  const type = row.kind === 'company' ? 'CompanyAddress' : 'CitizenAddress'
  const flat = { ...(floor === null ? {} : { floor }), ...(door === null ? {} : { door }) }
  return { address: { '@type': type, streetName: street, houseNumberFrom: houseNumber, ...flat, postalCode, postDistrict } }
}

/** The wire's contact of a party at a moment. */
export function presentContact(row: ContactRow, now: Instant): Contact {
  const facts = factsOf(row, row.registrationStatus)
  if (facts === undefined) throw new Error('A contact that is neither person nor company')
  const standing = standingOf(facts, now)
  const isCompany = facts.kind === 'company'
  return {
    id: row.contactId,
    version: row.version,
    type: isCompany ? 'COMPANY' : 'CITIZEN',
    ...(isCompany ? { cvrNumber: row.number } : { cprNumber: row.number }),
    // Those without residence may enrol by themselves (register.md §2).
    eligibleForVoluntaryRegistration: standing.rule === 'person.departed',
    ...nemSmsOf(row),
    ...mailboxOf(row, facts, standing, now),
    ...addressOf(row),
    lastUpdated: instantText(row.updatedAt),
    createdDate: instantText(row.createdAt),
  }
}
