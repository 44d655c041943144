import type { OrganisationId } from '../../organisations/index.ts'
import type { Address, CprNumber, CvrNumber, PartyId } from '../../parties/index.ts'
import type { PlainDate } from '../../platform/clock/index.ts'
import { uuidV4 } from '../../platform/crypto/index.ts'
import type { RegistrationStatus } from '../../register/index.ts'
import { standingOf } from '../../register/index.ts'
import type { PrivilegeType } from '../../rights/index.ts'
import type { DemoIdentity, Making, Nation } from '../nation/index.ts'
import { before, derivedId, makeMailbox } from '../nation/index.ts'
import type { OrganisationWish } from './identity-wish.ts'

/** What is made, as a nation of one: it is put in the same way as the great one. */
export const nobody = (making: Making): Nation => ({
  seed: making.seed,
  persons: [],
  companies: [],
  clients: [],
  authorities: [],
  organisations: [],
  systems: [],
  contactPoints: [],
  registrations: { contacts: [], mailbox: [], nemSms: [] },
  identities: [],
  rightsSince: making.now,
  rights: undefined,
  mailboxes: [],
})

/** By what is made here is known from what was seeded. */
const subject = (): string => `test-portal-${uuidV4()}`

interface Login {
  readonly partyId: PartyId
  readonly name: string
}

export const citizenLogin = (making: Making, { partyId, name }: Login): DemoIdentity => ({
  identityId: derivedId(making, 'identity'),
  kind: 'citizen',
  partyId,
  name,
  rid: null,
  personId: null,
  subject: subject(),
  privileges: [],
})

interface EmployeeLogin extends Login {
  readonly rights: readonly PrivilegeType[]
  /** The human who bears the login, where that matters. */
  readonly personId?: PartyId | undefined
}

export const employeeLogin = (making: Making, { partyId, name, rights, personId }: EmployeeLogin): DemoIdentity => ({
  identityId: derivedId(making, 'identity'),
  kind: 'employee',
  partyId,
  name,
  rid: derivedId(making, 'rid'),
  personId: personId ?? null,
  subject: subject(),
  privileges: rights,
})

/** A party's entry in the contact register, as old as the party. */
function registered(making: Making, partyId: PartyId, registrationStatus: RegistrationStatus): Nation['registrations'] {
  const contactId = derivedId<Nation['registrations']['contacts'][number]['contactId']>(making, 'contact')
  const subscriptionId = derivedId<Nation['registrations']['mailbox'][number]['subscriptionId']>(making, 'subscription')
  return { contacts: [{ contactId, partyId }], mailbox: [{ subscriptionId, partyId, registrationStatus, byPowerOfAttorney: false, validFrom: before(making, 'P1D') }], nemSms: [] }
}

interface NewPerson {
  readonly name: string
  readonly cprNumber: CprNumber
  readonly birthDate: PlainDate
  readonly address: Address
  readonly isExempt: boolean
}

/** A person with a login and a mailbox; in the contact register from 15 years on. */
export function personNation(making: Making, { isExempt, ...person }: NewPerson): Nation {
  const partyId = derivedId<PartyId>(making, 'person')
  const { birthDate } = person
  const isOldEnough = standingOf({ kind: 'person', birthDate, personStatus: 'resident', registrationStatus: null }, making.now).standing === 'enrolled'
  return {
    ...nobody(making),
    persons: [{ ...person, partyId, status: 'resident', statusSince: before(making, 'P1D'), nameProtected: false, addressProtected: false, tags: [] }],
    ...(isOldEnough ? { registrations: registered(making, partyId, isExempt ? 'EXEMPT_OTHER_REASON' : 'AUTOMATIC_REGISTRATION') } : {}),
    identities: [citizenLogin(making, { partyId, name: person.name })],
    mailboxes: [makeMailbox(making, { partyId, tags: [] })],
  }
}

interface NewOrganisation {
  readonly wish: OrganisationWish
  readonly cvrNumber: CvrNumber
  readonly address: Address
  /** Who answers for a company; bears its first login too. */
  readonly owner: PartyId | undefined
}

/** A company past its quiet period, or an authority, with its first employee and a mailbox. An authority that is not connected takes no part yet. */
export function organisationNation(making: Making, { wish, cvrNumber, address, owner }: NewOrganisation): Nation {
  const partyId = derivedId<PartyId>(making, 'organisation')
  const party = { partyId, name: wish.name.trim(), cvrNumber, address, tags: [] }
  const registeredAt = before(making, 'P1Y')
  const shared = {
    ...nobody(making),
    identities: [employeeLogin(making, { partyId, name: wish.employeeName.trim(), rights: wish.rights, personId: owner })],
    mailboxes: [makeMailbox(making, { partyId, tags: [] })],
  }
  if (wish.kind === 'company')
    return {
      ...shared,
      companies: [{ ...party, status: 'active', statusSince: registeredAt, registeredAt, firstLoginAt: null, legalOwners: owner === undefined ? [] : [owner], employees: 1 }],
      registrations: registered(making, partyId, 'AUTOMATIC_REGISTRATION'),
    }
  const organisationId = derivedId<OrganisationId>(making, 'taking part')
  const organisation = { organisationId, partyId, organisationType: 'AUTHORITY', authorityType: wish.authorityType, mandatoryPostAllowed: false, legalNotificationAllowed: false } as const
  return { ...shared, authorities: [{ ...party, organisation }], organisations: wish.connected ? [organisation] : [] }
}
