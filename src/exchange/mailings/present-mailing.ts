import { z } from 'zod'
import { instantText } from '../../platform/clock/index.ts'
import type { MailingState } from './mailing.ts'
import { stepPercents } from './mailing.ts'
import type { Mailing } from './mailings.queries.ts'
import type { MailingReport } from './read-mailing.ts'

const states = ['EXAMINING', 'READY', 'RUNNING', 'PAUSED', 'STOPPED', 'FINISHED'] as const
const stateNames: Readonly<Record<MailingState, (typeof states)[number]>> = { examining: 'EXAMINING', ready: 'READY', running: 'RUNNING', paused: 'PAUSED', stopped: 'STOPPED', finished: 'FINISHED' }

const count = z.int()

export const shortSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  transmissionId: z.uuid(),
  receivedDateTime: z.iso.datetime(),
  state: z.enum(states),
  /** How many percent of the letters may go out. */
  percent: count,
  /** When more of them may. */
  nextStepDateTime: z.iso.datetime().optional(),
  /** In the container. */
  entries: count,
  /** Of them: handled = taken + repeated + refused; rejected are those of the taken whose receipt says so. */
  handled: count,
  taken: count,
  repeated: count,
  refused: count,
  rejected: count,
})

export const reportSchema = shortSchema.extend({
  /** What would become of the letters, counted before any of them went out. */
  examination: z.object({
    completed: z.boolean(),
    entries: count,
    digital: count,
    paper: count,
    repeated: count,
    sameRecipient: count,
    faults: z.array(z.object({ code: z.string(), letters: count, examples: z.array(z.object({ entryNumber: count, entryName: z.string(), messageUUID: z.uuid().optional() })) })),
  }),
  /** From the start to the last letter. */
  expectedSeconds: count.optional(),
  /** Of the letters that were handled. */
  faults: z.array(z.object({ code: z.string(), letters: count, firstEntryNumber: count, firstEntryName: z.string() })),
  changes: z.array(z.object({ change: z.string(), percent: count, reason: z.string().optional(), by: z.string(), handled: count, faults: count, dateTime: z.iso.datetime() })),
})

export const percentOf = (step: number): number => stepPercents[step] ?? 0

export const presentMailing = ({ mailingId, name, transmissionId, receivedAt, state, step, nextStepAt, entries, handled, taken, repeated, refused, rejected }: Mailing): z.input<typeof shortSchema> => ({
  id: mailingId,
  name,
  transmissionId,
  receivedDateTime: instantText(receivedAt),
  state: stateNames[state],
  percent: percentOf(step),
  ...(nextStepAt === null ? {} : { nextStepDateTime: instantText(nextStepAt) }),
  entries,
  handled,
  taken,
  repeated,
  refused,
  rejected,
})

function presentExamination({ isEnded, entries, digital, paper, repeated, sameRecipient, findings }: MailingReport['examination']): z.input<typeof reportSchema>['examination'] {
  const faults = findings.map(({ code, letters, examples }) => ({
    code,
    letters,
    examples: examples.map(({ messageUuid, ...example }) => ({ ...example, ...(messageUuid === null ? {} : { messageUUID: messageUuid }) })),
  }))
  return { completed: isEnded, entries, digital, paper, repeated, sameRecipient, faults }
}

export const presentReport = ({ mailing, examination, faults, changes, expectedMs }: MailingReport): z.input<typeof reportSchema> => ({
  ...presentMailing(mailing),
  examination: presentExamination(examination),
  ...(expectedMs === undefined ? {} : { expectedSeconds: Math.ceil(expectedMs / 1_000) }),
  faults: faults.map(({ code, letters, entryNumber, entryName }) => ({ code, letters, firstEntryNumber: entryNumber, firstEntryName: entryName })),
  changes: changes.map(({ change, step, reason, actorKind, handled, faults: wrong, changedAt }) => ({
    change,
    percent: percentOf(step),
    ...(reason === null ? {} : { reason }),
    by: actorKind,
    handled,
    faults: wrong,
    dateTime: instantText(changedAt),
  })),
})
