import { ask } from '../../src/events/events.testing.ts'
import { letterTo, sendMailing } from '../../src/exchange/mailings/mailings.testing.ts'
import type { TestPerson } from '../../src/login/login.testing.ts'
import { uuidV4 } from '../../src/platform/crypto/index.ts'
import { addAccessToken } from '../../src/rights/tokens/access-tokens.testing.ts'
import { privilegeTypes } from '../../src/rights/index.ts'
import { addOfficial } from './roles.testing.ts'
import type { World } from './world.testing.ts'

/** Ids of things of one organisation, by what they are. */
export type Things = Readonly<Record<'mailing' | 'transmission' | 'message' | 'employee' | 'grant' | 'group' | 'groupRight' | 'member' | 'request' | 'token' | 'draft' | 'agreement', string>>

export interface Neighbours {
  /** Has every right there, and owns the draft, the token and the request. */
  readonly owner: TestPerson
  readonly things: Things
}

/** An organisation that has one of everything: the sender of the exchange. */
export async function addNeighbours({ exchange }: World): Promise<Neighbours> {
  const { database, sender } = exchange
  const owner = await addOfficial(database, sender, privilegeTypes)
  const colleague = await addOfficial(database, sender, ['STATISTICS_ADMINISTRATOR'])
  const insert = async (sql: string, ...values: readonly unknown[]): Promise<string> => {
    const id = uuidV4()
    await ask(database, sql, [id, ...values])
    return id
  }
  const { identityId, partyId } = owner
  const group = await insert('INSERT INTO identity_groups (group_id, party_id, name, created_at, changed_at) VALUES ($1, $2, $3, now(), now())', partyId, 'Postteam')
  const recipient = '0101019999'
  const mailing = await sendMailing(exchange, [letterTo(exchange, recipient)])
  const { messageUuid } = await exchange.send({ recipientId: recipient })
  const [letter] = await ask(database, 'SELECT letter_id FROM letters WHERE message_uuid = $1', [messageUuid])
  await ask(database, "INSERT INTO undeliverable_letters VALUES ($1, $2, $3, $4, 'given.up', now())", [letter?.['letter_id'], messageUuid, partyId, sender.systemId])
  await addAccessToken(database, owner, { privileges: [] })
  const [standing] = await ask(database, 'SELECT (SELECT grant_id FROM privilege_grants WHERE identity_id = $1) AS grant, (SELECT token_id FROM access_tokens WHERE identity_id = $2) AS token', [colleague.identityId, identityId])
  const file = await insert("INSERT INTO uploaded_files VALUES ($1, 'aftale.pdf', now())")
  return {
    owner,
    things: {
      mailing: mailing.containerId,
      transmission: mailing.transmissionId,
      message: messageUuid,
      employee: colleague.identityId,
      grant: String(standing?.['grant']),
      group,
      groupRight: await insert("INSERT INTO identity_group_privileges (group_privilege_id, group_id, privilege, added_at, changed_at) VALUES ($1, $2, 'STATISTICS_ADMINISTRATOR', now(), now())", group),
      member: await insert('INSERT INTO identity_group_members (group_member_id, group_id, identity_id, added_at) VALUES ($1, $2, $3, now())', group, colleague.identityId),
      request: await insert(`INSERT INTO access_requests (request_id, identity_id, party_id, privileges, note, state, submitted_at) VALUES ($1, $2, $3, '{STATISTICS_ADMINISTRATOR}', '', 'SUBMITTED', now())`, colleague.identityId, partyId),
      token: String(standing?.['token']),
      draft: await insert("INSERT INTO wizard_drafts (draft_id, identity_id, party_id, wizard, answers, changed_at) VALUES ($1, $2, $3, 'agreement', '{}', now())", identityId, partyId),
      agreement: await insert("INSERT INTO agreements (agreement_id, party_id, content_id, text_version, administrator_name, administrator_email, state, submitted_by, submitted_at) VALUES ($1, $2, $3, '1', 'Bo Prøve', 'bo@example.dk', 'SUBMITTED', $4, now())", partyId, file, identityId),
    },
  }
}
