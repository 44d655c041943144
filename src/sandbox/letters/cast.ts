import type { AuthorityKind, LetterSender } from '../documents/index.ts'
import type { DemoAuthority, DemoCompany, DemoPerson, DemoSystem, DemoTag, Nation } from '../nation/index.ts'

/** Somebody who sends: an authority, or a company with a sender system. */
export interface Sender {
  readonly party: DemoAuthority | DemoCompany
  readonly system: DemoSystem
}

/** Who plays which part in the nation's post. */
export interface Cast {
  person(tag: DemoTag): DemoPerson
  company(tag: DemoTag): DemoCompany
  authority(tag: DemoTag): DemoAuthority
  /** Somebody of whom there are others: the place counts round. */
  senderOf(kind: AuthorityKind, place: number): Sender
  sender(party: DemoAuthority | DemoCompany): Sender
  /** Without any purpose of their own: enrolled, alive, grown up. */
  readonly citizens: readonly DemoPerson[]
  readonly companies: readonly DemoCompany[]
}

function tagged<Party extends { readonly tags: readonly DemoTag[] }>(parties: readonly Party[]): (tag: DemoTag) => Party {
  return (tag) => {
    const party = parties.find(({ tags }) => tags.includes(tag))
    if (party === undefined) throw new Error(`The nation has no ${tag}`)
    return party
  }
}

/** The authorities that write letters of a kind; an agency of its own is played by the one that may send mandatory post. */
function authoritiesOf({ authorities }: Nation, kind: AuthorityKind): readonly DemoAuthority[] {
  if (kind === 'municipality') return authorities.filter(({ organisation }) => organisation.authorityType === 'MUNICIPALITY')
  if (kind === 'region') return authorities.filter(({ organisation }) => organisation.authorityType === 'REGION')
  return authorities.filter(({ tags }) => tags.includes(kind === 'court' ? 'authority-legal-notices' : 'authority-mandatory'))
}

export function castOf(nation: Nation): Cast {
  const organisationOf = new Map(nation.organisations.map((organisation) => [organisation.partyId, organisation.organisationId]))
  const sender = (party: DemoAuthority | DemoCompany): Sender => {
    const system = nation.systems.find(({ organisationId, isSender }) => isSender && organisationId === organisationOf.get(party.partyId))
    if (system === undefined) throw new Error(`${party.tags[0] ?? 'An authority'} has no sender system`)
    return { party, system }
  }
  const enrolled = new Set(nation.registrations.mailbox.filter(({ registrationStatus }) => registrationStatus === 'AUTOMATIC_REGISTRATION').map(({ partyId }) => partyId))
  return {
    person: tagged(nation.persons),
    company: tagged(nation.companies),
    authority: tagged(nation.authorities),
    sender,
    senderOf(kind, place) {
      const authorities = authoritiesOf(nation, kind)
      const authority = authorities[place % authorities.length]
      if (authority === undefined) throw new Error(`The nation has no authority for ${kind}`)
      return sender(authority)
    },
    citizens: nation.persons.filter(({ tags, status, partyId }) => tags.length === 0 && status === 'resident' && enrolled.has(partyId)),
    companies: nation.companies.filter(({ tags }) => tags.length === 0),
  }
}

const websiteName = (name: string): string =>
  name.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa').replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')

/** The letterhead of a party. */
export function letterheadOf({ name, address }: Sender['party']): LetterSender {
  const addressLines = address === undefined ? [] : [`${address.street} ${address.houseNumber}`, `${address.postalCode} ${address.postDistrict}`]
  return { name, addressLines, telephone: '00 00 00 00', website: `${websiteName(name)}.example` }
}
