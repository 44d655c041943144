import assert from 'node:assert/strict'
import type { TestReceiver } from '../../src/exchange/delivery/push/receiver.testing.ts'
import type { MessageUuid } from '../../src/exchange/letter.ts'
import { testMemo, waitingFor } from '../../src/exchange/test-memo.testing.ts'
import { insertTestAuthorityOrganisation } from '../../src/organisations/organisations.testing.ts'
import { insertTestPerson } from '../../src/parties/parties.testing.ts'
import { addDuration, civilDate } from '../../src/platform/clock/index.ts'
import type { Database, Transaction } from '../../src/platform/database/index.ts'
import { insertTestRegistration } from '../../src/register/register.testing.ts'
import type { NewSystem } from '../../src/systems/index.ts'
import { insertTestSystem } from '../../src/systems/systems.testing.ts'
import type { Correspondents } from '../correspondents.testing.ts'
import type { Address } from './integrator.testing.ts'
import { Integrator, openServer } from './integrator.testing.ts'

/** The ways of a letter: each step of the program is on one of them. */
export type Way = 'mailbox' | 'held' | 'push' | 'refused' | 'notice' | 'pull'

interface Recipient {
  readonly number: string
  readonly contactPointId?: string
}

/** A sender with letters on every way, the receivers' programs, and the sender's endpoint for receipts. */
export interface OutageWorld extends Correspondents {
  readonly waysOf: ReadonlyMap<MessageUuid, Way>
  /** Where letters are pushed to; its behaviour may be changed. */
  readonly pushed: TestReceiver
  /** Where letters are pushed to that are refused afterwards by a receipt. */
  readonly refusing: TestReceiver
  readonly noticed: TestReceiver
  /** Where the sender's receipts are pushed to. */
  readonly receipted: TestReceiver
  readonly integrators: Readonly<Record<'refused' | 'notice' | 'pull', Integrator>>
  /** Where the receivers' programs find the platform. */
  at(address: Address): void
  close(): Promise<void>
}

const receiving = (more: Partial<NewSystem>): Partial<NewSystem> => ({ isSender: false, isRecipient: true, ...more })

async function insertAuthority(tx: Transaction, more: Partial<NewSystem>): Promise<Recipient & { readonly authorization: string }> {
  const { organisationId, cvrNumber } = await insertTestAuthorityOrganisation(tx)
  const { authorization } = await insertTestSystem(tx, { organisationId, ...receiving(more) })
  return { number: cvrNumber, authorization }
}

async function insertCitizen(tx: Transaction): Promise<Recipient> {
  const { partyId, cprNumber } = await insertTestPerson(tx)
  await insertTestRegistration(tx, { partyId })
  return { number: cprNumber }
}

const uuidOf = (path: string | undefined): string => path?.toLowerCase() ?? ''
const noticedUuid = (body: string): string => (JSON.parse(body) as { id: string }).id // the wire's MessageUuid

/** Makes a world in an empty database, with so many letters on each way. */
export async function insertOutageWorld(database: Database, lettersPerWay: number): Promise<OutageWorld> {
  let find: Address = () => undefined
  const address: Address = () => find()
  const integrators: Partial<Record<'refused' | 'notice' | 'pull', Integrator>> = {}
  const pushed = await openServer(() => undefined)
  const refusing = await openServer(({ filename }) => integrators.refused?.refuse(uuidOf(filename)))
  const noticed = await openServer(({ body }) => integrators.notice?.announced(noticedUuid(body)))
  const receipted = await openServer(() => undefined)
  const made = await database.transaction(async (tx) => {
    const { organisationId, cvrNumber } = await insertTestAuthorityOrganisation(tx)
    const { authorization } = await insertTestSystem(tx, { organisationId, serviceProtocol: 'REST_PUSH', receiptEndpoint: receipted.url })
    const push = await insertAuthority(tx, { serviceProtocol: 'REST_PUSH', endpoint: pushed.url })
    const refused = await insertAuthority(tx, { serviceProtocol: 'REST_PUSH', endpoint: refusing.url })
    const notice = await insertAuthority(tx, { serviceProtocol: 'REST_PUBLISH_SUBSCRIBE', endpoint: noticed.url })
    const pull = await insertAuthority(tx, {})
    integrators.refused = new Integrator(address, refused.authorization)
    integrators.notice = new Integrator(address, notice.authorization)
    integrators.pull = new Integrator(address, pull.authorization)
    const letters: Correspondents['letters'][number][] = []
    const waysOf = new Map<MessageUuid, Way>()
    const tomorrow = civilDate(addDuration(tx.now, 'P1D'))
    for (let number = 0; number < lettersPerWay; number++) {
      const to: Readonly<Record<Way, Recipient>> = { mailbox: await insertCitizen(tx), held: await insertCitizen(tx), push, refused, notice, pull }
      for (const [way, recipient] of Object.entries(to) as [Way, Recipient][]) { // Object.entries forgets the keys' type
        const letter = testMemo({ senderCvr: cvrNumber, recipientId: recipient.number, ...(way === 'held' ? { flags: waitingFor(tomorrow) } : {}) })
        letters.push(letter)
        waysOf.set(letter.messageUuid, way)
      }
    }
    return { authorization, letters, waysOf }
  })
  const { refused, notice, pull } = integrators
  assert.ok(refused !== undefined && notice !== undefined && pull !== undefined)
  pull.startFetching()
  return {
    ...made,
    pushed,
    refusing,
    noticed,
    receipted,
    integrators: { refused, notice, pull },
    at: (where) => (find = where),
    async close() {
      await Promise.all([refused.end(), notice.end(), pull.end()])
      await Promise.all([pushed.close(), refusing.close(), noticed.close(), receipted.close()])
    },
  }
}
