import type { PartyId } from '../../parties/index.ts'
import { addDuration, civilDate, startOfCivilDate } from '../../platform/clock/index.ts'
import { firstUuidV7 } from '../../platform/crypto/index.ts'
import type { PrivilegeType } from '../../rights/index.ts'
import type { DemoTag } from './demo-tags.ts'
import type { Making } from './making.ts'
import { before, derivedId } from './making.ts'
import type { DemoAuthority, DemoCompany, DemoIdentity, DemoRequest, DemoRights } from './nation.ts'

const endsIn = 'P21D'

function findEmployee(identities: readonly DemoIdentity[], partyId: PartyId | undefined, has: (privileges: readonly PrivilegeType[]) => boolean): DemoIdentity {
  const found = identities.find((identity) => identity.partyId === partyId && has(identity.privileges))
  if (found === undefined) throw new Error('The demo nation lacks somebody who asks for rights')
  return found
}

interface Everybody {
  readonly authorities: readonly DemoAuthority[]
  readonly companies: readonly DemoCompany[]
  readonly identities: readonly DemoIdentity[]
}

/** At the municipality: a supplier's employee and another company's ask, and a right of the supplier's ends. */
export function makeRights(making: Making, { authorities, companies, identities }: Everybody): DemoRights {
  const partyOf = (tag: DemoTag): PartyId | undefined => [...authorities, ...companies].find(({ tags }) => tags.includes(tag))?.partyId
  const administrator = findEmployee(identities, partyOf('authority-municipality'), (privileges) => privileges.includes('ORGANISATION_USER_ADMINISTRATOR'))
  const supplier = findEmployee(identities, partyOf('company-sender-system'), (privileges) => privileges.includes('SYSTEM_MANAGER'))
  const helper = findEmployee(identities, partyOf('company-receiver-system'), (privileges) => privileges.length === 0)
  const { partyId } = administrator
  const request = ({ identityId }: DemoIdentity, ago: string, more: Pick<DemoRequest, 'privileges' | 'note'>): DemoRequest => {
    const submittedAt = before(making, ago)
    return { requestId: firstUuidV7(submittedAt), identityId, partyId, submittedAt, ...more }
  }
  const privilege = 'STATISTICS_ADMINISTRATOR'
  return {
    profiles: [administrator, supplier, helper].map(({ identityId }, place) => ({ identityId, email: `medarbejder${place + 1}@brevdue.example` })),
    requests: [
      request(supplier, 'P3D', { privileges: ['CONTACT_ADMINISTRATOR', 'SYSTEM_MANAGER'], note: 'Vi skal sætte jeres nye modtagersystem i drift.' }),
      request(helper, 'P1D', { privileges: ['STATISTICS_ADMINISTRATOR'], note: '' }),
    ],
    ending: { grantId: derivedId(making, `grant/${supplier.identityId}/${partyId}/${privilege}`), identityId: supplier.identityId, partyId, privilege, endsAt: startOfCivilDate(civilDate(addDuration(making.now, endsIn))) },
  }
}
