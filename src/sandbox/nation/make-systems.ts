import type { ContactPoint } from '../../contacts/index.ts'
import type { Organisation, OrganisationId } from '../../organisations/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { Making } from './making.ts'
import { before, derivedId } from './making.ts'
import type { DemoAuthority, DemoCompany, DemoSystem } from './nation.ts'

type SystemPlan = Pick<DemoSystem, 'name'> & Partial<Pick<DemoSystem, 'isSender' | 'isRecipient' | 'exemptPost' | 'memoVersion'>>

/** All demo systems pull: nothing outside the sandbox has to listen. */
function makeSystem(making: Making, organisationId: OrganisationId, plan: SystemPlan): DemoSystem {
  return {
    systemId: derivedId(making, `system/${organisationId}/${plan.name}`),
    organisationId,
    isSender: false,
    isRecipient: false,
    serviceProtocol: 'REST_PULL',
    contact: { name: 'Driftsvagten', email: 'drift@example.org', phone: '00000000' },
    addresses: ['127.0.0.1', '::1'],
    activeFrom: before(making, 'P1Y'),
    ...plan,
  }
}

/** The municipality's recipient systems; the first becomes the primary one. */
const municipalSystems: readonly SystemPlan[] = [
  { name: 'ESDH', isRecipient: true, memoVersion: '1.2' },
  { name: 'Borgerservicesystem', isRecipient: true },
  { name: 'Jobcentersystem', isRecipient: true },
]

const sender: SystemPlan = { name: 'Brevudsendelse', isSender: true }

function plansOf({ tags }: DemoAuthority): readonly SystemPlan[] {
  if (tags.includes('authority-municipality')) return [sender, { name: 'Fjernprint', isSender: true, exemptPost: 'PAPER' }, ...municipalSystems]
  if (tags.includes('authority-not-connected')) return []
  if (tags.includes('authority-no-receiver')) return [sender]
  if (tags.includes('authority-not-contactable')) return [sender, { name: 'Afhentning', isRecipient: true }]
  return [tags.includes('authority-paper') ? { ...sender, exemptPost: 'PAPER' } : sender, { name: 'Journalsystem', isRecipient: true }]
}

export const makeAuthoritySystems = (making: Making, authorities: readonly DemoAuthority[]): DemoSystem[] =>
  authorities.flatMap((authority) => plansOf(authority).map((plan) => makeSystem(making, authority.organisation.organisationId, plan)))

export interface CompanySystems {
  readonly organisations: readonly Organisation[]
  readonly systems: readonly DemoSystem[]
}

/** Companies are on the platform as organisations when they have a system. */
export function makeCompanySystems(making: Making, companies: readonly DemoCompany[]): CompanySystems {
  const made = companies.flatMap(({ partyId, tags }) => {
    const receives = tags.includes('company-receiver-system')
    if (!receives && !tags.includes('company-sender-system')) return []
    const organisation: Organisation = {
      organisationId: derivedId(making, `organisation/${partyId}`),
      partyId,
      organisationType: 'COMPANY',
      authorityType: null,
      mandatoryPostAllowed: false,
      legalNotificationAllowed: false,
    }
    const plan: SystemPlan = receives ? { name: 'Postmodtagelse', isRecipient: true } : { name: 'Indberetning', isSender: true }
    return [{ organisation, system: makeSystem(making, organisation.organisationId, plan) }]
  })
  return { organisations: made.map(({ organisation }) => organisation), systems: made.map(({ system }) => system) }
}

interface PointPlan {
  readonly name: string
  /** Name of the recipient system; the primary one when absent. */
  readonly system?: string
  readonly active: boolean
}

const municipalPoints: readonly PointPlan[] = [
  { name: 'Borgerservice', system: 'Borgerservicesystem', active: true },
  { name: 'Jobcenter', system: 'Jobcentersystem', active: true },
  { name: 'Byggesager', system: 'ESDH', active: true },
  { name: 'Skole og pasning', active: true },
  { name: 'Opkrævning', active: true },
  { name: 'Pladsanvisningen (nedlagt)', active: false },
]

const otherPoints: readonly PointPlan[] = [{ name: 'Hovedpostkasse', active: true }]

function pointPlansOf({ tags }: DemoAuthority): readonly PointPlan[] {
  if (tags.includes('authority-municipality')) return municipalPoints
  return tags.includes('authority-not-contactable') || tags.includes('authority-not-connected') ? [] : otherPoints
}

export function makeContactPoints(making: Making, authorities: readonly DemoAuthority[], systems: readonly DemoSystem[]): ContactPoint[] {
  const systemOf = (organisationId: OrganisationId, name: string | undefined): SystemId | null =>
    systems.find((system) => system.organisationId === organisationId && system.name === name)?.systemId ?? null
  return authorities.flatMap((authority) => {
    const { organisationId } = authority.organisation
    return pointPlansOf(authority).map(({ name, system, active }): ContactPoint => {
      const contactPointId = derivedId<ContactPoint['contactPointId']>(making, `contact-point/${organisationId}/${name}`)
      return { contactPointId, organisationId, name, systemId: systemOf(organisationId, system), active }
    })
  })
}
