import { z } from 'zod'
import { instantText, plainDate } from '../../platform/clock/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Route } from '../../platform/http/index.ts'
import { employeeApiRoute } from '../../rights/index.ts'
import { actKinds, kindOfTag } from '../acts.ts'
import { eventLogProblems } from '../event-log.problems.ts'
import type { Act } from '../read-acts.ts'
import { findPartyCalled } from '../read-acts.ts'
import { searchActions } from './search-actions.ts'

const day = z.iso.date().transform(plainDate).optional()

const search = z.object({
  dateFrom: day,
  dateTo: day,
  kind: z.enum(actKinds).optional(),
  employee: z.string().min(1).max(100).optional(),
  party: z.string().min(1).max(20).optional(),
  next: z.uuid().optional(),
  size: z.int().min(1).max(500).default(100),
}).strict()

/** The log tells nothing about whom nobody knows. */
const nobody = '00000000-0000-0000-0000-000000000000' as PartyId // branding

const actionSchema = z.object({
  id: z.uuid(),
  eventTag: z.string(),
  kind: z.enum(actKinds),
  timestamp: z.string(),
  actor: z.object({ name: z.string().optional(), rid: z.string().optional(), employer: z.string().optional() }),
  changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  facts: z.record(z.string(), z.string()),
})

const present = ({ eventId, tag, occurredAt, actorName, actorRid, employerName, changes, facts }: Act): z.infer<typeof actionSchema> => ({
  id: eventId,
  eventTag: tag,
  kind: kindOfTag(tag),
  timestamp: instantText(occurredAt),
  actor: { ...(actorName === null ? {} : { name: actorName }), ...(actorRid === null ? {} : { rid: actorRid }), ...(employerName === null ? {} : { employer: employerName }) },
  changes: [...changes],
  facts: Object.fromEntries(facts),
})

/** The action log for programs. Numbers of people stand in bodies, never in addresses. */
export const actionLogApiRoutes = (services: { readonly database: Database }): Route[] => [
  employeeApiRoute(services, {
    action: 'log.actions.see',
    method: 'POST',
    path: '/apis/brevdue/v1/actions/search',
    summary: 'What employees did on behalf of the organisation, newest first, at most of the last three months',
    body: search,
    answers: { 200: { json: z.object({ actions: z.array(actionSchema), next: z.uuid().optional() }) } },
    problems: [eventLogProblems['log.party.required']],
    handle: async ({ body: { dateFrom, dateTo, next, size, party, ...rest } }, acting) => {
      const { acts, below } = await services.database.transaction(async (tx) => {
        const about = party === undefined ? undefined : ((await findPartyCalled(tx, party)) ?? nobody)
        return searchActions(tx, acting, { wish: { from: dateFrom, to: dateTo, below: next, about, ...rest }, size })
      })
      return { status: 200, body: { actions: acts.map(present), ...(below === undefined ? {} : { next: below }) } }
    },
  }),
]
