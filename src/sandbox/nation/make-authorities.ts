import type { Organisation } from '../../organisations/index.ts'
import { inventedTowns } from './danish-names.ts'
import type { DemoTag } from './demo-tags.ts'
import { cvrNumberOfRange } from './make-companies.ts'
import { drawAddress } from './make-persons.ts'
import type { Making } from './making.ts'
import { derivedId } from './making.ts'
import type { DemoAuthority } from './nation.ts'
import { drawFrom } from '../seeded-draw.ts'

interface Special {
  readonly name: string
  readonly type: NonNullable<Organisation['authorityType']>
  readonly tags: readonly DemoTag[]
}

const specials: readonly Special[] = [
  { name: 'Egelund Kommune', type: 'MUNICIPALITY', tags: ['authority-municipality'] },
  { name: 'Gebyrstyrelsen', type: 'STATE', tags: ['authority-mandatory'] },
  { name: 'Retten i Egelund', type: 'STATE', tags: ['authority-legal-notices'] },
  { name: 'Vindmølletilsynet', type: 'OTHER', tags: ['authority-not-contactable'] },
  { name: 'Egelund Museum', type: 'OTHER', tags: ['authority-no-receiver'] },
  { name: 'Klitborg Kommune', type: 'MUNICIPALITY', tags: ['authority-paper'] },
  { name: 'Region Midthav', type: 'REGION', tags: [] },
  { name: 'Statens Postdrift', type: 'STATE', tags: ['authority-operator'] },
  { name: 'Rettighedsstyrelsen', type: 'STATE', tags: ['authority-every-right'] },
  { name: 'Egelund Forsyningstilsyn', type: 'OTHER', tags: ['authority-not-connected'] },
]

export const leastAuthorities = specials.length

const ordinary = (index: number): Special => {
  const town = inventedTowns[index % inventedTowns.length] ?? ''
  const round = Math.floor(index / inventedTowns.length)
  return { name: `${round === 0 ? '' : `${round + 1}. `}${town} Kommune`, type: 'MUNICIPALITY', tags: [] }
}

/** The authorities of the nation, those with a purpose first. */
export function makeAuthorities(making: Making, count: number): DemoAuthority[] {
  const draw = drawFrom(`${making.seed}/authorities`)
  return Array.from({ length: Math.max(count, leastAuthorities) }, (_, index): DemoAuthority => {
    const { name, type, tags } = specials[index] ?? ordinary(index - leastAuthorities)
    const partyId = derivedId<DemoAuthority['partyId']>(making, `authority/${index}`)
    const isCourt = tags.includes('authority-legal-notices')
    const organisation: Organisation = {
      organisationId: derivedId(making, `organisation/authority/${index}`),
      partyId,
      organisationType: 'AUTHORITY',
      authorityType: type,
      mandatoryPostAllowed: isCourt || tags.includes('authority-mandatory'),
      legalNotificationAllowed: isCourt,
    }
    return { partyId, name, cvrNumber: cvrNumberOfRange(index + 1), address: drawAddress(draw), tags, organisation }
  })
}
