import type { Database, Transaction } from '../../platform/database/index.ts'
import type { Claim, ParallelStage, WakeBus } from '../../platform/work/index.ts'
import { completeWork, planWork } from '../../platform/work/index.ts'
import { claimProgress } from '../containers/containers.queries.ts'
import { releaseEntries } from '../containers/release-entries.ts'
import { stepMailingsStage, takeContainersStage } from '../stages.ts'
import { decideStep } from './decide-change.ts'
import type { MailingId } from './mailing.ts'
import { containerOf, findMailing } from './mailings.queries.ts'
import { writeChange } from './write-change.ts'

const actor = { kind: 'platform' } as const

/** Begins a mailing's next step, unless somebody paused or stopped it, or it waits anew since. */
async function beginStep(tx: Transaction, mailingId: MailingId): Promise<void> {
  const mailing = await findMailing(tx, { mailingId, senderId: null, systemId: null })
  if (mailing?.state !== 'running' || mailing.nextStepAt === null) return
  if (mailing.nextStepAt > tx.now) {
    await planWork(tx, [{ subjectId: mailingId, stage: stepMailingsStage, lane: 'mailing', senderId: mailing.senderId, dueAt: mailing.nextStepAt }])
    return
  }
  const { step, released } = decideStep(mailing)
  await writeChange(tx, mailing, { change: 'stepped', state: 'running', step, actor })
  await releaseEntries(tx, containerOf(mailing), released)
}

async function handle({ database, wakeBus }: StepServices, claim: Claim): Promise<void> {
  for (const { subjectId } of claim.items) {
    const mailingId = subjectId as MailingId // branding
    await database.transaction(async (tx) => {
      await claimProgress(tx, { containerId: mailingId })
      await completeWork(tx, claim)
      await beginStep(tx, mailingId)
    })
  }
  wakeBus.wake(takeContainersStage)
}

export interface StepServices {
  readonly database: Database
  readonly wakeBus: Pick<WakeBus, 'wake'>
}

/** The steps of the slow start, each when its time comes; a mailing at a time, since each holds its container's row. */
export const stepStages = (services: StepServices): ParallelStage[] => [{ name: stepMailingsStage, slots: 1, handle: (claim) => handle(services, claim) }]
