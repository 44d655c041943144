import type { Instant } from '../../platform/clock/index.ts'
import { leastAuthorities, makeAuthorities } from './make-authorities.ts'
import { makeClients } from './make-clients.ts'
import { leastCompanies, makeCompanies } from './make-companies.ts'
import { makeIdentities } from './make-identities.ts'
import { makeMailbox } from './make-mailboxes.ts'
import { leastPersons, makePersons } from './make-persons.ts'
import { makeRegistrations } from './make-registrations.ts'
import { before } from './making.ts'
import { makeRights } from './make-rights.ts'
import { makeAuthoritySystems, makeCompanySystems, makeContactPoints } from './make-systems.ts'
import type { Nation, NationSizes } from './nation.ts'

/** Enough that every page has something to show. */
export const defaultSizes: NationSizes = { persons: 2_000, companies: 300, authorities: 20 }

/** Fewer cannot hold everybody that the demo needs; smaller sizes are raised to these. */
export const leastSizes: NationSizes = { persons: leastPersons, companies: leastCompanies, authorities: leastAuthorities }

/**
 * A nation relative to a business moment: the same seed, moment and sizes make the same one, and ids depend on the seed alone.
 * Nobody in it exists: days of birth are written plus 60, CVR numbers are 9999xxxx. Throws RangeError when the sizes use up the numbers.
 */
export function buildNation(seed: string, now: Instant, sizes: NationSizes = defaultSizes): Nation {
  const making = { seed, now }
  const persons = makePersons(making, sizes.persons)
  const companies = makeCompanies(making, sizes.companies, persons)
  const clients = makeClients(making)
  const authorities = makeAuthorities(making, sizes.authorities)
  const ofCompanies = makeCompanySystems(making, companies)
  const systems = [...makeAuthoritySystems(making, authorities), ...ofCompanies.systems]
  const identities = makeIdentities(making, { persons, companies, clients, authorities })
  return {
    seed,
    persons,
    companies,
    clients,
    authorities,
    organisations: [...authorities.filter(({ tags }) => !tags.includes('authority-not-connected')).map(({ organisation }) => organisation), ...ofCompanies.organisations],
    systems,
    contactPoints: makeContactPoints(making, authorities, systems),
    registrations: makeRegistrations(making, persons, [...companies, ...clients]),
    identities,
    rightsSince: before(making, 'P1Y'),
    rights: makeRights(making, { authorities, companies, identities }),
    mailboxes: [...persons, ...companies, ...authorities].map((party) => makeMailbox(making, party)),
  }
}
