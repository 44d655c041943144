import assert from 'node:assert/strict'
import { ask } from '../../src/events/events.testing.ts'
import { tarOf } from '../../src/exchange/containers/containers.testing.ts'
import { letterTo, sendMailing } from '../../src/exchange/mailings/mailings.testing.ts'
import { newMessageUuid, waitingFor } from '../../src/exchange/test-memo.testing.ts'
import { addLetter } from '../../src/mailboxes/mailboxes.testing.ts'
import { insertTestAuthorityOrganisation, insertTestCompanyOrganisation } from '../../src/organisations/organisations.testing.ts'
import { insertTestPerson } from '../../src/parties/parties.testing.ts'
import { addDuration, civilDate } from '../../src/platform/clock/index.ts'
import { uuidV4 } from '../../src/platform/crypto/index.ts'
import { insertTestRegistration } from '../../src/register/register.testing.ts'
import { privilegeTypes } from '../../src/rights/index.ts'
import { insertTestSystem } from '../../src/systems/systems.testing.ts'
import type { Attempt, Scene, Tries } from './acts-scene.testing.ts'
import { call, nameOf } from './call.testing.ts'
import { addOfficial } from './roles.testing.ts'

async function letterOf({ database, world: { exchange } }: Scene, legalNotification: boolean, isRead: boolean): Promise<Attempt> {
  const company = await database.transaction(insertTestCompanyOrganisation)
  const place = await addLetter(exchange, company.partyId, { legalNotification })
  if (isRead) await ask(database, 'UPDATE mailbox_entries SET read_at = now() WHERE letter_id = $1', [place.letterId])
  return { as: await addOfficial(database, company, ['MESSAGE_WRITE']), parameters: { ...place }, body: isRead ? { read: 'false' } : {}, owners: [company.partyId] }
}

const mailingAt = (state: 'ready' | 'running' | 'paused') => async ({ database, world: { exchange } }: Scene): Promise<Attempt> => {
  const { containerId } = await sendMailing(exchange, [letterTo(exchange, '0101019999')])
  await exchange.settle()
  await ask(database, 'UPDATE mailings SET state = $2 WHERE mailing_id = $1', [containerId, state])
  return { parameters: { id: containerId } }
}

async function archiveOf({ world: { exchange } }: Scene): Promise<Attempt> {
  const archive = await tarOf([letterTo(exchange, '0101019999')])
  const form = (csrf: string): FormData => {
    const filled = new FormData()
    for (const [field, value] of Object.entries({ csrf, name: 'Prøve', systemId: exchange.sender.systemId })) filled.append(field, value)
    filled.append('file', new Blob([Buffer.from(archive)]), 'breve.tar')
    return filled
  }
  return { form }
}

async function heldLetter({ database, world: { exchange } }: Scene): Promise<Attempt> {
  const messageUuid = newMessageUuid()
  const recipientId = await database.transaction(async (tx) => {
    const { partyId, cprNumber } = await insertTestPerson(tx)
    await insertTestRegistration(tx, { partyId })
    return cprNumber
  })
  await exchange.send({ messageUuid, recipientId, flags: waitingFor(civilDate(addDuration(await database.now(), 'P3D'))) })
  await exchange.settle()
  return { parameters: { messageUUID: messageUuid } }
}

/** A letter to an authority whose primary system refused it; the employee works there. */
async function refusedLetter({ database, world }: Scene): Promise<Attempt & { readonly systemId: string }> {
  const { authority, primary, second } = await database.transaction(async (tx) => {
    const made = await insertTestAuthorityOrganisation(tx)
    const receiver = { organisationId: made.organisationId, isSender: false, isRecipient: true }
    return { authority: made, primary: await insertTestSystem(tx, receiver), second: await insertTestSystem(tx, receiver) }
  })
  await ask(database, 'UPDATE organisations SET connected_at = now() WHERE party_id = $1', [authority.partyId])
  const messageUuid = newMessageUuid()
  await world.exchange.send({ messageUuid, recipientId: authority.cvrNumber })
  await world.exchange.settle()
  const receipt = world.routes.find((route) => nameOf(route) === 'POST /apis/v1/memos/{id}/receipt') ?? assert.fail('a receipt')
  const credentials = { headers: { authorization: primary.authorization }, isLocal: true }
  assert.equal((await call(world, receipt, credentials, { parameters: { id: messageUuid }, body: { receiptStatus: 'INVALID' } })).statusCode, 200)
  return { parameters: { messageUUID: messageUuid }, as: await addOfficial(database, authority, privilegeTypes), owners: [authority.partyId], systemId: second.systemId }
}

async function movedLetter(scene: Scene): Promise<Attempt> {
  const { systemId, ...attempt } = await refusedLetter(scene)
  return { ...attempt, body: { systemId } }
}

/** Of letters, mailings, and e-mails about them. */
export const lettersTries: Tries = {
  'POST /post/{mailboxId}/letters/{letterId}/legal-notice': (scene) => letterOf(scene, true, false),
  'POST /post/{mailboxId}/letters/{letterId}/read': (scene) => letterOf(scene, false, true),
  'POST /admin/mailings/new': archiveOf,
  'POST /admin/mailings/{id}/start': mailingAt('ready'),
  'POST /admin/mailings/{id}/pause': mailingAt('running'),
  'POST /admin/mailings/{id}/resume': mailingAt('paused'),
  'POST /admin/mailings/{id}/stop': mailingAt('ready'),
  'POST /admin/recall/{messageUUID}': heldLetter,
  'POST /admin/undeliverable/{messageUUID}/try-again': refusedLetter,
  'POST /admin/undeliverable/{messageUUID}/move': movedLetter,
  'POST /drift/undeliverable/{messageUUID}/try-again': refusedLetter,
  'POST /drift/undeliverable/{messageUUID}/move': movedLetter,
  'POST /drift/emails/{messageId}/retry': async ({ insert, home }) => ({
    parameters: { messageId: await insert("INSERT INTO outgoing_messages (message_id, channel, party_id, address, subject, body, planned_at, about, attempts, failed_at) VALUES ($1, 'email', $2, 'bo@example.dk', 'Prøve', 'Prøve', now(), $3, 3, now())", home, uuidV4()) },
  }),
  'POST /apis/brevdue/v1/actions/search': () => Promise.resolve({ body: {} }),
  'POST /admin/log/actions/search': () => Promise.resolve({ body: {} }),
}
