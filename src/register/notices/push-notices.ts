import { instant } from '../../platform/clock/index.ts'
import type { Database, Transaction } from '../../platform/database/index.ts'
import { passFaultPoint } from '../../platform/faults/index.ts'
import type { Log } from '../../platform/log/index.ts'
import type { Outbound } from '../../platform/outbound/index.ts'
import type { Claim, EndSignals, ParallelStage } from '../../platform/work/index.ts'
import { completeWork, planWork } from '../../platform/work/index.ts'
import type { RecordLookups } from '../contact-lookup.ts'
import { lookupsOf } from '../contact-lookup.ts'
import type { ContactSubscriptionId } from '../subscriptions/contact-subscription.ts'
import { nextAttempt } from './next-attempt.ts'
import type { Notice, Subscriber } from './notices.queries.ts'
import { deleteNotices, findSubscriber, getWaiting, listDueNotices, updateFailedNotices } from './notices.queries.ts'
import { pushNoticesStage } from './plan-notices.ts'
import type { Told } from './tell-subscriber.ts'
import { tellSubscriber } from './tell-subscriber.ts'
import { hasChanges, turnChangesIntoNotices } from './turn-changes-into-notices.ts'

/** So many notices a subscription has waiting at most; further changes stay changes until some are told or given up. */
const maxWaiting = 200

/** Business time until a system that is out of operation is looked at again. */
const lookAgainMs = 3_600_000

export interface NoticeServices {
  readonly database: Database
  readonly log: Log
  readonly outbound: Outbound
  readonly recordLookups: RecordLookups
}

interface Round {
  readonly subscriptionId: ContactSubscriptionId
  readonly subscriber: Subscriber
  readonly notices: readonly Notice[]
}

async function openRound(tx: Transaction, subscriptionId: ContactSubscriptionId): Promise<Round | undefined> {
  const subscriber = await findSubscriber(tx, { subscriptionId, now: tx.now })
  if (subscriber === undefined) return undefined
  if (!subscriber.isInOperation) return { subscriptionId, subscriber, notices: [] }
  const { count } = await getWaiting(tx, { subscriptionId })
  if (count < maxWaiting) await turnChangesIntoNotices(tx, subscriptionId, maxWaiting - count)
  return { subscriptionId, subscriber, notices: await listDueNotices(tx, { subscriptionId, now: tx.now, limit: maxWaiting }) }
}

/** Answers how many had their last attempt. */
async function writeFailed(tx: Transaction, subscriptionId: ContactSubscriptionId, failed: readonly Notice[]): Promise<number> {
  const attempts = failed.map(({ contactId, firstTriedAt }) => ({ contactId, dueAt: nextAttempt(firstTriedAt ?? tx.now, tx.now) }))
  const again = attempts.flatMap(({ contactId, dueAt }) => (dueAt === undefined ? [] : [{ contactId, dueAt }]))
  const givenUp = attempts.filter(({ dueAt }) => dueAt === undefined).map(({ contactId }) => contactId)
  await updateFailedNotices(tx, { subscriptionId, contactIds: again.map(({ contactId }) => contactId), dueAts: again.map(({ dueAt }) => dueAt), now: tx.now })
  await deleteNotices(tx, { subscriptionId, contactIds: givenUp })
  return givenUp.length
}

/** The next round: at once while changes or due notices wait, else at the next attempt. */
async function planNext(tx: Transaction, { subscriptionId, subscriber }: Round): Promise<void> {
  const { count, nextDueAt } = await getWaiting(tx, { subscriptionId })
  const dueAt = count < maxWaiting && (await hasChanges(tx, subscriptionId)) ? tx.now : nextDueAt
  if (dueAt !== null) await planWork(tx, [{ subjectId: subscriptionId, stage: pushNoticesStage, lane: 'single', senderId: subscriber.systemId, dueAt }])
}

/** Nobody is called; what changed, and what waits, stays so until the system is in operation again. */
async function lookAgain(tx: Transaction, claim: Claim, { subscriptionId, subscriber }: Round): Promise<void> {
  await completeWork(tx, claim)
  await planWork(tx, [{ subjectId: subscriptionId, stage: pushNoticesStage, lane: 'single', senderId: subscriber.systemId, dueAt: instant(tx.now + lookAgainMs) }])
}

/** What a subscriber was told is a look-up in the log of each person told of, as if it had asked. */
async function writeRound(services: NoticeServices, claim: Claim, round: Round, { told, failed, reason }: Told): Promise<void> {
  const { subscriptionId, subscriber } = round
  const givenUp = await services.database.transaction(async (tx) => {
    await completeWork(tx, claim)
    await deleteNotices(tx, { subscriptionId, contactIds: told.map(({ contactId }) => contactId) })
    const lost = await writeFailed(tx, subscriptionId, failed)
    if (told.length > 0) await services.recordLookups(tx, lookupsOf(subscriber, told))
    await planNext(tx, round)
    return lost
  })
  const fields = { subjectId: subscriptionId, systemId: subscriber.systemId, ...(reason === undefined ? {} : { code: reason }) }
  if (failed.length > 0) services.log.warn('a subscriber was not told of changed contacts', { ...fields, count: failed.length })
  if (givenUp > 0) services.log.warn('notices of changed contacts were given up', { ...fields, count: givenUp })
}

async function push(services: NoticeServices, claim: Claim, end: EndSignals): Promise<void> {
  const [item] = claim.items
  if (item === undefined) return
  const subscriptionId = item.subjectId as ContactSubscriptionId // the stage's subjects are subscriptions
  const round = await services.database.transaction((tx) => openRound(tx, subscriptionId))
  if (round === undefined) return services.database.transaction((tx) => completeWork(tx, claim))
  if (!round.subscriber.isInOperation) return services.database.transaction((tx) => lookAgain(tx, claim, round))
  const told = await tellSubscriber(services.outbound, round.subscriber.notificationUrl, round.notices, end)
  passFaultPoint('after-notices-told')
  await writeRound(services, claim, round, told)
}

/** Tells subscribers of changed contacts, one round after the other to each, at least once each change. Subjects are subscriptions. */
export const noticeStages = (services: NoticeServices): ParallelStage[] => [{ name: pushNoticesStage, handle: (claim, end) => push(services, claim, end) }]
