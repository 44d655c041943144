import { Readable } from 'node:stream'
import type { EventProperties } from '../../events/index.ts'
import type { OrganisationId } from '../../organisations/index.ts'
import { insertTestAuthorityOrganisation } from '../../organisations/organisations.testing.ts'
import type { PartyId } from '../../parties/index.ts'
import { insertTestPerson } from '../../parties/parties.testing.ts'
import { json, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import { jsonOf } from '../../platform/http/json-of.testing.ts'
import { insertTestRegistration } from '../../register/register.testing.ts'
import type { ServiceProtocol } from '../../systems/index.ts'
import type { TestSystem } from '../../systems/systems.testing.ts'
import { insertTestSystem } from '../../systems/systems.testing.ts'
import type { TestReceiver } from '../delivery/push/receiver.testing.ts'
import type { DeliveryWorld } from '../delivery/world.testing.ts'
import { withDeliveryWorld } from '../delivery/world.testing.ts'
import type { ExchangeOptions } from '../exchange.testing.ts'
import type { TestServer } from '../http.testing.ts'
import { withServer } from '../http.testing.ts'
import { acceptLetter } from '../index.ts'
import type { MessageUuid } from '../letter.ts'
import { testMemo } from '../test-memo.testing.ts'
import type { Receipt } from '../wire.ts'

const listEvents = list({ messageUuid: uuid<MessageUuid>() }, { tag: text(), actorKind: text(), properties: json<EventProperties>(), occurredAt: timestamp, systemId: nullable(uuid()) })`
  SELECT events.tag, events.actor_kind, events.properties, events.occurred_at, events.system_id
  FROM letter_keys JOIN events ON events.letter_id = letter_keys.letter_id
  WHERE letter_keys.message_uuid = ${'messageUuid'} AND events.tag LIKE 'BUSINESS\\_RECEIPT\\_SEND%' ORDER BY events.event_id`

/** A sending authority with a system of its own. */
export interface ReceiptSender extends TestSystem {
  readonly organisationId: OrganisationId
  readonly partyId: PartyId
  readonly cvr: string
}

/** Sender systems whose receipts are pushed to endpoints on this machine. */
export interface ReceiptWorld extends DeliveryWorld {
  readonly server: TestServer
  insertSender(endpoint: TestReceiver, protocol?: ServiceProtocol): Promise<ReceiptSender>
  /** Sends a letter to a citizen, or to nobody: then it is refused. */
  sendFrom(sender: ReceiptSender, to?: 'citizen' | 'nobody'): Promise<MessageUuid>
  /** What the system finds on its list. */
  listed(sender: ReceiptSender): Promise<string[]>
  pull(sender: ReceiptSender, id: string, remove?: boolean): Promise<Response>
  /** Events of the letter's receipts, in the order of the log. */
  receiptEvents(messageUuid: MessageUuid): ReturnType<typeof listEvents>
}

export const receiptsAt = (endpoint: TestReceiver): Receipt[] => endpoint.calls.map(({ body }) => JSON.parse(body) as Receipt) // what we sent

export const withReceiptWorld = (work: (world: ReceiptWorld) => Promise<void>, options: ExchangeOptions = {}): Promise<void> =>
  withDeliveryWorld(
    (delivery) =>
      withServer(delivery.exchange, async (server) => {
        const { database, contentStore, intakeWriter } = delivery.exchange
        const citizen = await database.transaction(async (tx) => {
          const { partyId, cprNumber } = await insertTestPerson(tx)
          await insertTestRegistration(tx, { partyId })
          return cprNumber
        })
        await work({
          ...delivery,
          server,
          insertSender: (endpoint, serviceProtocol = 'REST_PUSH') =>
            database.transaction(async (tx) => {
              const { partyId, cvrNumber, organisationId } = await insertTestAuthorityOrganisation(tx)
              const receiptEndpoint = new URL('/sender-system/receipt', endpoint.url).href
              return { organisationId, partyId, cvr: cvrNumber, ...(await insertTestSystem(tx, { organisationId, serviceProtocol, receiptEndpoint })) }
            }),
          async sendFrom({ cvr, partyId, systemId }, to = 'citizen') {
            const { messageUuid, xml } = testMemo({ senderCvr: cvr, recipientId: to === 'citizen' ? citizen : '9107709999' })
            await acceptLetter({ database, contentStore, intakeWriter, maxLetterBytes: 100_000 }, { messageUuid, senderId: partyId, systemId, body: Readable.from([Buffer.from(xml)]) })
            return messageUuid
          },
          listed: async ({ authorization }) => (await jsonOf<{ content: string[] }>(server.get('receipts/', authorization))).content,
          pull: ({ authorization }, id, remove = false) => server.get(`receipts/${id}?delete=${remove}`, authorization),
          receiptEvents: (messageUuid) => database.read((on) => listEvents(on, { messageUuid })),
        })
      }),
    options,
  )
