import type { PartyId } from '../../parties/index.ts'
import type { PrivilegeType } from '../../rights/index.ts'
import { privilegeTypes } from '../../rights/index.ts'
import { firstNames, lastNames } from './danish-names.ts'
import type { Making } from './making.ts'
import { derivedId } from './making.ts'
import type { DemoAuthority, DemoCompany, DemoIdentity, DemoPerson } from './nation.ts'
import type { SeededDraw } from '../seeded-draw.ts'
import { drawFrom } from '../seeded-draw.ts'

function citizen(making: Making, { partyId, name }: DemoPerson): DemoIdentity {
  return { identityId: derivedId(making, `identity/${partyId}`), kind: 'citizen', partyId, name, rid: null, personId: null, subject: derivedId(making, `subject/${partyId}`), privileges: [] }
}

interface Post {
  readonly partyId: PartyId
  readonly place: number
  readonly name: string
  readonly personId?: PartyId | null
  readonly privileges: readonly PrivilegeType[]
}

function employee(making: Making, { partyId, place, name, personId = null, privileges }: Post): DemoIdentity {
  const path = `${partyId}/${place}`
  return {
    identityId: derivedId(making, `identity/${path}`),
    kind: 'employee',
    partyId,
    name,
    rid: derivedId(making, `rid/${path}`),
    personId,
    subject: derivedId(making, `subject/${path}`),
    privileges,
  }
}

const drawName = (draw: SeededDraw): string => `${draw.oneOf(firstNames)} ${draw.oneOf(lastNames)}`

/** Who looks after systems and rights, beside reading and writing. */
const administrator: readonly PrivilegeType[] = ['MESSAGE_BASIC', 'MESSAGE_WRITE', 'SYSTEM_MANAGER', 'ORGANISATION_USER_ADMINISTRATOR']

/** The first may write too, and where there are systems look after them; in a company of many the last one has no right at all. */
function privilegesAt(place: number, { employees, tags }: DemoCompany): readonly PrivilegeType[] {
  if (tags.includes('company-first-login')) return []
  const hasSystems = tags.includes('company-receiver-system') || tags.includes('company-sender-system')
  if (place === 0) return hasSystems ? administrator : ['MESSAGE_BASIC', 'MESSAGE_WRITE']
  return employees >= 10 && place === employees - 1 ? [] : ['MESSAGE_BASIC']
}

const privilegesOf = ({ tags }: DemoAuthority): readonly PrivilegeType[] => (tags.includes('authority-operator') ? [...administrator, 'PLATFORM_OPERATOR'] : administrator)

/** What the accountant's first employee may do for each client. */
const atClients: readonly PrivilegeType[] = ['SYSTEM_MANAGER', 'MESSAGE_BASIC']

/** The owner of a company who logs in for it himself. */
function workingOwner({ tags, legalOwners }: DemoCompany, persons: readonly DemoPerson[]): DemoPerson | undefined {
  const works = tags.includes('company-one-person') || tags.includes('company-first-login')
  return works ? persons.find(({ partyId }) => legalOwners.includes(partyId)) : undefined
}

function staffOf(making: Making, company: DemoCompany, owner: DemoPerson | undefined, draw: SeededDraw): DemoIdentity[] {
  return Array.from({ length: company.employees }, (_, place) => {
    const person = place === 0 ? owner : undefined
    return employee(making, { partyId: company.partyId, place, name: person?.name ?? drawName(draw), personId: person?.partyId ?? null, privileges: privilegesAt(place, company) })
  })
}

const accountantsOf = (staff: readonly DemoIdentity[], clients: readonly DemoCompany[]): DemoIdentity[] =>
  staff.map((identity, place) => (place === 0 ? { ...identity, elsewhere: { partyIds: clients.map(({ partyId }) => partyId), privileges: atClients } } : identity))

/** The rights of each employee: of one; where every right is to be shown, of one for each right, who has this one alone; of two newcomers before the connection. */
function postsAt(authority: DemoAuthority): (readonly PrivilegeType[])[] {
  if (authority.tags.includes('authority-every-right')) return privilegeTypes.map((privilege) => [privilege])
  return authority.tags.includes('authority-not-connected') ? [[], []] : [privilegesOf(authority)]
}

function officials(making: Making, authority: DemoAuthority, draw: SeededDraw): DemoIdentity[] {
  const { partyId } = authority
  return postsAt(authority).map((privileges, place) => employee(making, { partyId, place, name: drawName(draw), privileges }))
}

interface Everybody {
  readonly persons: readonly DemoPerson[]
  readonly companies: readonly DemoCompany[]
  readonly clients: readonly DemoCompany[]
  readonly authorities: readonly DemoAuthority[]
}

/** Everybody who can log in: the living, the companies' employees, and one employee of each authority, or several where its purpose takes them. */
export function makeIdentities(making: Making, { persons, companies, clients, authorities }: Everybody): DemoIdentity[] {
  const draw = drawFrom(`${making.seed}/identities`)
  return [
    ...persons.filter((person) => person.status !== 'dead').map((person) => citizen(making, person)),
    ...companies.flatMap((company) => {
      const staff = staffOf(making, company, workingOwner(company, persons), draw)
      return company.tags.includes('accountant-1000-companies') ? accountantsOf(staff, clients) : staff
    }),
    ...authorities.flatMap((authority) => officials(making, authority, draw)),
  ]
}
