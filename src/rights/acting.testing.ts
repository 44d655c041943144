import type { TestPerson } from '../login/login.testing.ts'
import type { PartyId } from '../parties/index.ts'
import type { Database } from '../platform/database/index.ts'
import { uuid, text, get } from '../platform/database/index.ts'
import type { IdentityId } from '../login/index.ts'
import type { Acting } from './acting.ts'
import { getOrganisationActedFor } from './acting.queries.ts'
import { listPrivileges } from './list-privileges.ts'

const getNames = get({ identityId: uuid<IdentityId>(), partyId: uuid<PartyId>() }, { name: text(), partyName: text() })`
  SELECT identities.name, parties.name AS party_name FROM identities, parties
  WHERE identities.identity_id = ${'identityId'} AND parties.party_id = ${'partyId'}`

/** An employee as he acts now: for his own organisation unless told. */
export const actingAs = (database: Database, { identityId, partyId: employerId }: TestPerson, partyId: PartyId = employerId): Promise<Acting> =>
  database.read(async (on) => {
    const { name, partyName } = await getNames(on, { identityId, partyId })
    const organisation = { partyId, name: partyName, ...(await getOrganisationActedFor(on, { partyId })) }
    return { identityId, name, employerId, organisation, privileges: await listPrivileges(on, { identityId, employerId, partyId }) }
  })
