import { list, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { readClock } from '../../platform/work/index.ts'
import type { ExchangeOptions, TestExchange } from '../exchange.testing.ts'
import { withExchange } from '../exchange.testing.ts'
import type { MessageUuid } from '../letter.ts'
import type { TestMemo } from '../test-memo.testing.ts'
import { newMessageUuid } from '../test-memo.testing.ts'
import type { Behaviour, ReceivedCall, TestReceiver } from './push/receiver.testing.ts'
import { openReceiver } from './push/receiver.testing.ts'
import type { TestAuthority } from './recipients.testing.ts'
import { listDeliveryEvents, listPlaces, listWay } from './way.testing.ts'

const listEmails = list({ address: text() }, { subject: text(), plannedAt: timestamp, messageId: uuid() })`
  SELECT outgoing_messages.subject, outgoing_messages.planned_at, outgoing_messages.message_id FROM outgoing_messages
  WHERE outgoing_messages.channel = 'email' AND outgoing_messages.address = ${'address'} ORDER BY outgoing_messages.message_id`

/** An exchange with receivers that one can tell how to behave, and words for what became of a letter. */
export interface DeliveryWorld {
  readonly exchange: TestExchange
  /** Closed at the end. */
  openReceiver(): Promise<TestReceiver>
  send(to: Omit<TestMemo, 'senderCvr'>): Promise<MessageUuid>
  /** `rule system OUTCOME CAUSE` of each decision. */
  wayOf(messageUuid: MessageUuid, names?: Pick<TestAuthority, 'nameOf'>): Promise<string[]>
  placesOf(messageUuid: MessageUuid): Promise<string[]>
  eventsOf(messageUuid: MessageUuid): ReturnType<typeof listDeliveryEvents>
  /** Danish subjects of the e-mails to the technical contact of the test systems. */
  subjects(): Promise<string[]>
  /** Lets a receiver note the business time of each call before it answers. */
  noteTimes(receiver: TestReceiver, behaviour: (call: ReceivedCall) => Behaviour): Instant[]
}

export function withDeliveryWorld(work: (world: DeliveryWorld) => Promise<void>, options: ExchangeOptions = {}): Promise<void> {
  const opened: TestReceiver[] = []
  return withExchange(async (exchange) => {
    const { database } = exchange
    try {
      await work({
        exchange,
        async openReceiver() {
          const receiver = await openReceiver()
          opened.push(receiver)
          return receiver
        },
        async send(to) {
          const messageUuid = newMessageUuid()
          await exchange.send({ ...to, messageUuid })
          return messageUuid
        },
        wayOf: async (messageUuid, names) =>
          (await database.read((on) => listWay(on, { messageUuid }))).map(({ rule, systemId, outcome, cause }) =>
            [rule, names?.nameOf(systemId) ?? null, outcome, cause].filter((part) => part !== null).join(' '),
          ),
        placesOf: async (messageUuid) => (await database.read((on) => listPlaces(on, { messageUuid }))).map(({ place }) => place),
        eventsOf: (messageUuid) => database.read((on) => listDeliveryEvents(on, { messageUuid })),
        subjects: async () => (await database.read((on) => listEmails(on, { address: 'drift@example.org' }))).map(({ subject }) => subject.split(' / ')[0] ?? ''),
        noteTimes(receiver, behaviour) {
          const times: Instant[] = []
          receiver.behave(async (call) => {
            times.push((await readClock(database)).now)
            return behaviour(call)
          })
          return times
        },
      })
    } finally {
      await Promise.all(opened.map((receiver) => receiver.close()))
    }
  }, options)
}
