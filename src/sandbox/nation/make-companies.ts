import type { CompanyRecord, CvrNumber, PartyId } from '../../parties/index.ts'
import { parseCvrNumber } from '../../parties/index.ts'
import { companyForms, lastNames, trades } from './danish-names.ts'
import type { DemoTag } from './demo-tags.ts'
import { drawAddress } from './make-persons.ts'
import type { Making } from './making.ts'
import { before, derivedId } from './making.ts'
import type { DemoCompany, DemoPerson } from './nation.ts'
import type { SeededDraw } from '../seeded-draw.ts'
import { drawFrom } from '../seeded-draw.ts'

interface Special {
  readonly name: string
  readonly employees: number
  readonly age: string
  readonly tags: readonly DemoTag[]
  readonly status?: CompanyRecord['status']
}

const specials: readonly Special[] = [
  { name: 'Smedegaards Keramik', employees: 1, age: 'P6Y', tags: ['company-one-person'] },
  { name: 'Nordlys Maskinfabrik A/S', employees: 40, age: 'P20Y', tags: ['company-receiver-system'] },
  { name: 'Ødegaardens Fåreavl I/S', employees: 2, age: 'P9Y', tags: ['company-exempt'] },
  { name: 'Nyskud Gartneri ApS', employees: 2, age: 'P3D', tags: ['company-quiet-period'] },
  { name: 'Gammeltorv Boghandel ApS', employees: 1, age: 'P15Y', tags: ['company-closed'], status: 'closed' },
  { name: 'Postdue Lønservice ApS', employees: 4, age: 'P8Y', tags: ['company-sender-system'] },
  { name: 'Havnens Fiskehus ApS', employees: 5, age: 'P11Y', tags: ['company-with-post'] },
  { name: 'Talstærk Revision ApS', employees: 3, age: 'P13Y', tags: ['accountant-1000-companies'] },
  { name: 'Klokkeblomst Cykler ApS', employees: 2, age: 'P2Y', tags: ['company-first-login'] },
]

export const leastCompanies = specials.length

/** 9999xxxx: the first thousand are the authorities', the last thousand those of the accountant's clients. */
export const cvrNumberOfRange = (place: number): CvrNumber => {
  const number = parseCvrNumber(`9999${String(place).padStart(4, '0')}`)
  if (number === undefined) throw new RangeError('The range of test CVR numbers is used up: the nation is too large')
  return number
}

const cvrNumberOfCompany = (index: number): CvrNumber => cvrNumberOfRange(index < 8_000 ? 1_000 + index : 10_000)

const ordinary = (draw: SeededDraw): Special => ({
  name: `${draw.oneOf(lastNames)}s ${draw.oneOf(trades)} ${draw.oneOf(companyForms)}`,
  employees: draw.between(1, 5),
  age: `P${draw.between(1, 40)}Y`,
  tags: [],
})

/** Who answers for a company: of those whose owner logs in himself the business owner, of others somebody of no other purpose, as long as there are enough. */
function ownerOf(tags: readonly DemoTag[], index: number, persons: readonly DemoPerson[]): PartyId[] {
  const isOwnersOwn = tags.includes('company-one-person') || tags.includes('company-first-login')
  const businessOwner = persons.find((person) => person.tags.includes('citizen-business-owner'))
  const ordinaryAdults = persons.filter((person) => person.tags.length === 0 && person.status === 'resident' && person.birthDate < '2000')
  const owner = isOwnersOwn ? businessOwner : (ordinaryAdults[index % Math.max(1, ordinaryAdults.length)] ?? businessOwner)
  return owner === undefined ? [] : [owner.partyId]
}

/** The companies of the nation, those with a purpose first. */
export function makeCompanies(making: Making, count: number, persons: readonly DemoPerson[]): DemoCompany[] {
  const draw = drawFrom(`${making.seed}/companies`)
  return Array.from({ length: Math.max(count, leastCompanies) }, (_, index): DemoCompany => {
    const { name, employees, age, tags, status = 'active' } = specials[index] ?? ordinary(draw)
    const registeredAt = before(making, age)
    return {
      partyId: derivedId(making, `company/${index}`),
      name,
      cvrNumber: cvrNumberOfCompany(index),
      status,
      statusSince: status === 'closed' ? before(making, 'P4M') : registeredAt,
      registeredAt,
      firstLoginAt: null,
      legalOwners: ownerOf(tags, index, persons),
      address: drawAddress(draw),
      employees,
      tags,
    }
  })
}
