import { z } from 'zod'
import { instantText, plainDate } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Route } from '../../platform/http/index.ts'
import { employeeApiRoute } from '../../rights/index.ts'
import { actKinds, kindOfTag } from '../acts.ts'
import { eventLogProblems } from '../event-log.problems.ts'
import type { Act } from '../read-acts.ts'
import { searchActions } from './search-actions.ts'

const day = z.iso.date().transform(plainDate).optional()

const query = z.object({
  dateFrom: day,
  dateTo: day,
  kind: z.enum(actKinds).optional(),
  employee: z.string().min(1).max(100).optional(),
  party: z.string().min(1).max(20).optional(),
  next: z.uuid().optional(),
  size: z.coerce.number().int().min(1).max(500).default(100),
}).strict()

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

/** The action log for programs. */
export const actionLogApiRoutes = (services: { readonly database: Database }): Route[] => [
  employeeApiRoute(services, {
    action: 'log.actions.see',
    method: 'GET',
    path: '/apis/brevdue/v1/actions/',
    summary: 'What employees did on behalf of the organisation, newest first, at most of the last three months',
    query,
    answers: { 200: { json: z.object({ actions: z.array(actionSchema), next: z.uuid().optional() }) } },
    problems: [eventLogProblems['log.party.required']],
    handle: async ({ query: { dateFrom, dateTo, next, size, ...rest } }, acting) => {
      const { acts, below } = await services.database.transaction((tx) => searchActions(tx, acting, { wish: { from: dateFrom, to: dateTo, below: next, ...rest }, size }))
      return { status: 200, body: { actions: acts.map(present), ...(below === undefined ? {} : { next: below }) } }
    },
  }),
]
