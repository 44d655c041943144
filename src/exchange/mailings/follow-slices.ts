import { planEmails } from '../../notifications/index.ts'
import { instant } from '../../platform/clock/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { planWork } from '../../platform/work/index.ts'
import { listCalledSystems } from '../../systems/index.ts'
import { systemFactsOf } from '../calling/system-facts.ts'
import { updateReleased } from '../containers/containers.queries.ts'
import type { AfterSlice } from '../containers/write-slice.ts'
import { stepMailingsStage } from '../stages.ts'
import { decideFollowing } from './decide-change.ts'
import type { MailingRules } from './mailing.ts'
import { mailingPausedEmail } from './mailing-email.ts'
import type { Mailing } from './mailings.queries.ts'
import { findMailing, updateMailing } from './mailings.queries.ts'
import { writeChange } from './write-change.ts'

const actor = { kind: 'platform' } as const

/** Too much is wrong: the next slice finds that nothing more is released. */
async function pauseForFaults(tx: Transaction, mailing: Mailing): Promise<void> {
  const { mailingId, systemId, name, handled, faults, seenHandled, seenFaults, lastChange } = mailing
  await updateReleased(tx, { containerId: mailingId, released: 0 })
  await writeChange(tx, mailing, { change: 'paused', state: 'paused', actor, reason: 'faults' })
  const systems = await listCalledSystems(tx, { systemIds: [systemId], now: tx.now })
  const facts = { mailingId, changeNumber: lastChange + 1, name, faults: faults - seenFaults, handled: handled - seenHandled, since: tx.now }
  await planEmails(tx, systems.map((system) => mailingPausedEmail({ ...systemFactsOf(system), ...facts })))
}

/** All letters of a step are taken in: the next one begins when there was time to look. */
async function waitForNextStep(tx: Transaction, mailing: Mailing, { stepPauseMs }: MailingRules): Promise<void> {
  const { mailingId, senderId } = mailing
  const nextStepAt = instant(tx.now + stepPauseMs)
  await updateMailing(tx, { ...mailing, nextStepAt })
  await planWork(tx, [{ subjectId: mailingId, stage: stepMailingsStage, lane: 'mailing', senderId, dueAt: nextStepAt }])
}

/** Sees, after each slice of a mailing's container, to what follows: nothing, a pause before the next step, a pause for its faults, or the end. */
export const followSlices =
  (rules: MailingRules): AfterSlice =>
  async (tx, { containerId, lane }) => {
    if (lane !== 'mailing') return
    const mailing = await findMailing(tx, { mailingId: containerId, senderId: null, systemId: null })
    if (mailing === undefined) return
    const following = decideFollowing(mailing, rules)
    if (following === 'finish') await writeChange(tx, mailing, { change: 'finished', state: 'finished', actor })
    if (following === 'pause') await pauseForFaults(tx, mailing)
    if (following === 'wait') await waitForNextStep(tx, mailing, rules)
  }
