import { addContactPoints } from '../../contacts/index.ts'
import type { IdentityId } from '../../login/index.ts'
import { addOrganisations } from '../../organisations/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { addParties } from '../../parties/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { addRegistrations } from '../../register/index.ts'
import type { PrivilegeType } from '../../rights/index.ts'
import { createSystem, sandboxToken } from '../../systems/index.ts'
import { derivedId } from './making.ts'
import type { DemoIdentity, DemoMailbox, DemoRights, Nation } from './nation.ts'
import { insertEndingGrant, insertFolders, insertGrants, insertIdentities, insertMailboxes, insertRequest, insertTags, updateProfiles } from './nation.queries.ts'

/** What somebody may do at his organisation and at others. */
function grantsOf({ identityId, partyId: own, privileges, elsewhere }: DemoIdentity): { path: string; identityId: IdentityId; partyId: PartyId; privilege: PrivilegeType }[] {
  const there = elsewhere?.partyIds.flatMap((partyId) => elsewhere.privileges.map((privilege) => ({ path: `${identityId}/${partyId}/${privilege}`, identityId, partyId, privilege }))) ?? []
  return [...privileges.map((privilege) => ({ path: `${identityId}/${privilege}`, identityId, partyId: own, privilege })), ...there]
}

async function insertLogins(tx: Transaction, nation: Nation): Promise<void> {
  const { identities } = nation
  await insertIdentities(tx, {
    identityIds: identities.map((identity) => identity.identityId),
    kinds: identities.map((identity) => identity.kind),
    partyIds: identities.map((identity) => identity.partyId),
    names: identities.map((identity) => identity.name),
    rids: identities.map((identity) => identity.rid),
    personIds: identities.map((identity) => identity.personId),
    subjects: identities.map((identity) => identity.subject),
    now: tx.now,
  })
  const making = { seed: nation.seed, now: tx.now }
  const grants = identities.flatMap(grantsOf)
  await insertGrants(tx, {
    grantIds: grants.map(({ path }) => derivedId(making, `grant/${path}`)),
    identityIds: grants.map((grant) => grant.identityId),
    partyIds: grants.map((grant) => grant.partyId),
    privileges: grants.map((grant) => grant.privilege),
    grantedAt: nation.rightsSince,
  })
}

async function insertRights(tx: Transaction, { profiles, requests, ending }: DemoRights): Promise<void> {
  await updateProfiles(tx, { identityIds: profiles.map(({ identityId }) => identityId), emails: profiles.map(({ email }) => email), now: tx.now })
  for (const request of requests) await insertRequest(tx, request)
  await insertEndingGrant(tx, { ...ending, now: tx.now })
}

async function insertPostboxes(tx: Transaction, mailboxes: readonly DemoMailbox[]): Promise<void> {
  await insertMailboxes(tx, { mailboxIds: mailboxes.map((mailbox) => mailbox.mailboxId), partyIds: mailboxes.map((mailbox) => mailbox.partyId), now: tx.now })
  const folders = mailboxes.flatMap(({ mailboxId, folders: own }) => own.map((folder) => ({ mailboxId, ...folder })))
  await insertFolders(tx, {
    folderIds: folders.map((folder) => folder.folderId),
    mailboxIds: folders.map((folder) => folder.mailboxId),
    types: folders.map((folder) => folder.type),
    names: folders.map((folder) => folder.name),
    now: tx.now,
  })
}

async function insertPurposes(tx: Transaction, { persons, companies, authorities }: Nation): Promise<void> {
  const tagged = [...persons, ...companies, ...authorities].flatMap(({ partyId, tags }) => tags.map((tag) => ({ partyId, tag })))
  await insertTags(tx, { partyIds: tagged.map((row) => row.partyId), tags: tagged.map((row) => row.tag) })
}

/** Puts a nation into the database, in sets; nobody in it may be there already. The systems' tokens are derived from the secret, so that the sandbox can show them. */
export async function insertNation(tx: Transaction, nation: Nation, tokenSecret: Uint8Array | string): Promise<void> {
  await addParties(tx, { ...nation, companies: [...nation.companies, ...nation.clients] })
  await addOrganisations(tx, nation.organisations)
  for (const system of nation.systems) await createSystem(tx, { ...system, token: sandboxToken(tokenSecret, system.systemId) }, 'sandbox')
  await addContactPoints(tx, nation.contactPoints)
  await addRegistrations(tx, nation.registrations)
  await insertLogins(tx, nation)
  if (nation.rights !== undefined) await insertRights(tx, nation.rights)
  await insertPostboxes(tx, nation.mailboxes)
  await insertPurposes(tx, nation)
}
