import { z } from 'zod'
import { instantText } from '../platform/clock/index.ts'
import { agreementStates } from './agreement.ts'
import type { Agreement } from './agreements.queries.ts'

/** An agreement as programs see it. */
export const agreementSchema = z.object({
  id: z.uuid(),
  organisationName: z.string(),
  cvrNumber: z.string().nullable(),
  state: z.enum(agreementStates),
  submittedAt: z.iso.datetime(),
  submittedBy: z.string(),
  administrator: z.object({ name: z.string(), email: z.string() }),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
})

export const present = ({ agreementId, authorityName, cvrNumber, state, submittedAt, submittedBy, administratorName, administratorEmail, decidedAt, reason }: Agreement): z.infer<typeof agreementSchema> => ({
  id: agreementId,
  organisationName: authorityName,
  cvrNumber,
  state,
  submittedAt: instantText(submittedAt),
  submittedBy,
  administrator: { name: administratorName, email: administratorEmail },
  decidedAt: decidedAt === null ? null : instantText(decidedAt),
  reason,
})
