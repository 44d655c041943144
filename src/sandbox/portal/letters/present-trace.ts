import { z } from 'zod'
import type { LetterFacts, ToldLadder, ToldTrace } from '../../../exchange/index.ts'
import { instantText } from '../../../platform/clock/index.ts'
import type { Instant } from '../../../platform/clock/index.ts'

const time = z.iso.datetime()

/** The trace as the sandbox's API tells it: the words of the page in its language, with the names that programs go by. */
export const traceSchema = z.object({
  messageUUID: z.uuid(),
  title: z.string().optional(),
  sender: z.object({ name: z.string(), system: z.string() }),
  recipient: z.string().optional(),
  acceptedAt: time,
  lane: z.enum(['single', 'bulk', 'mailing']),
  length: z.int(),
  sha256: z.string(),
  state: z.object({ name: z.string(), words: z.string() }),
  ladder: z
    .object({
      failedAttempts: z.int(),
      firstAttemptAt: time.optional(),
      nextAttemptAt: time.optional(),
      lastReason: z.string().optional(),
      reason: z.string().optional(),
      words: z.string(),
    })
    .optional(),
  steps: z.array(z.object({ time, tag: z.string(), title: z.string(), actor: z.string(), system: z.string().optional(), cause: z.string().optional(), code: z.string().optional(), logs: z.array(z.string()) })),
  decisions: z.array(
    z.object({
      time,
      route: z.string(),
      rule: z.string(),
      why: z.string(),
      code: z.string().optional(),
      sentence: z.string().optional(),
      system: z.string().optional(),
      receiverSays: z.string().optional(),
      facts: z.array(z.object({ name: z.string(), label: z.string(), value: z.string() })),
    }),
  ),
  receipts: z.array(z.object({ kind: z.string(), receipt: z.record(z.string(), z.unknown()), words: z.string(), givenAt: time.optional() })),
})

/** Without what is not there: JSON knows no undefined, and null would say something else. */
const given = <Value extends object>(value: Value): Value => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value // fewer of the same

const timed = <Told extends { readonly time: Instant }>(told: Told) => given({ ...told, time: instantText(told.time) })

const timeText = (moment: Instant | undefined): string | undefined => (moment === undefined ? undefined : instantText(moment))

const presentLadder = ({ state: _state, firstAttemptAt, nextAttemptAt, ...told }: ToldLadder) =>
  given({ ...told, firstAttemptAt: timeText(firstAttemptAt), nextAttemptAt: timeText(nextAttemptAt) })

export function presentTrace(letter: LetterFacts, { now, ladder, steps, decisions, receipts }: ToldTrace): z.input<typeof traceSchema> {
  return given({
    messageUUID: letter.messageUuid,
    title: letter.title ?? undefined,
    sender: { name: letter.senderName, system: letter.senderSystemName },
    recipient: letter.recipientName ?? undefined,
    acceptedAt: instantText(letter.acceptedAt),
    lane: letter.lane,
    length: letter.length,
    sha256: Buffer.from(letter.sha256).toString('hex'),
    state: { name: now.state, words: now.sentence },
    ladder: ladder && presentLadder(ladder),
    steps: steps.map((step) => ({ ...timed(step), logs: [...step.logs] })),
    decisions: decisions.map((decision) => ({ ...timed(decision), facts: [...decision.facts] })),
    receipts: receipts.map(({ kind, receipt, words, givenAt }) => given({ kind, receipt: { ...receipt }, words, givenAt: timeText(givenAt) })),
  })
}
