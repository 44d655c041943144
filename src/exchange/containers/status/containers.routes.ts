import { z } from 'zod'
import type { Instant } from '../../../platform/clock/index.ts'
import { instantText } from '../../../platform/clock/index.ts'
import type { Read } from '../../../platform/database/index.ts'
import type { Caller, Route } from '../../../platform/http/index.ts'
import { route } from '../../../platform/http/index.ts'
import { generalProblems, Problem } from '../../../platform/problems/index.ts'
import type { SystemServices } from '../../../systems/index.ts'
import { authenticateSystem, requireSender } from '../../../systems/index.ts'
import type { TransmissionId } from '../../letter.ts'
import { pageQuery } from '../../wire.ts'
import { tellArchiveFault } from '../archive-fault-texts.ts'
import { tellEntryFault } from './entry-fault-texts.ts'
import { readFaults } from './read-faults.ts'
import { countsOf, stateOf } from './transmission-state.ts'
import type { TransmissionState } from './transmission-state.ts'
import type { ContainerFacts, EntryFault, ListedTransmission, RejectionFacts } from './transmissions.queries.ts'
import { countTransmissions, findContainer, findRejection, listTransmissions } from './transmissions.queries.ts'

const wireStates = { received: 'RECEIVED', 'in-progress': 'IN_PROGRESS', held: 'HELD', stopped: 'STOPPED', ended: 'ENDED', rejected: 'REJECTED' } as const satisfies Record<TransmissionState, string>
const state = z.enum(Object.values(wireStates))
const count = z.int().nonnegative()
const moment = z.iso.datetime()

const listedSchema = z.object({ transmissionId: z.uuid(), state, receivedDateTime: moment, entries: count, handled: count, faulty: count })
const listSchema = z.object({ currentPage: z.int(), totalPages: z.int(), elementsOnPage: z.int(), totalElements: z.int(), containers: z.array(listedSchema) })

const containerSchema = z.object({
  transmissionId: z.uuid(),
  state,
  receivedDateTime: moment,
  way: z.enum(['REST', 'SFTP', 'PORTAL']),
  lane: z.enum(['BULK', 'MAILING']).optional(),
  compression: z.enum(['none', 'gzip', 'zstd', 'xz', 'lzma']).optional(),
  contentLength: count.optional(),
  firstTakenDateTime: moment.optional(),
  lastTakenDateTime: moment.optional(),
  endedDateTime: moment.optional(),
  /** Entries by what became of them; their sum is `entries`. */
  counts: z.object({ entries: count, accepted: count, rejected: count, repeated: count, refused: count, waiting: count }).optional(),
  /** Of an archive that was refused whole. */
  errorCode: z.string().optional(),
  errorMessage: z.string().optional(),
})

const faultSchema = z.object({
  entryNumber: z.int().positive(),
  entryName: z.string(),
  messageUUID: z.uuid().optional(),
  /** Whether it became a letter, whose business receipt says the same. */
  letter: z.boolean(),
  errorCode: z.string(),
  errorMessage: z.string(),
})
const faultsSchema = z.object({
  faults: z.array(faultSchema),
  /** For the next page; absent on the last. */
  after: z.int().optional(),
})

const listed = (row: ListedTransmission): z.infer<typeof listedSchema> => ({
  transmissionId: row.transmissionId,
  state: wireStates[stateOf(row)],
  receivedDateTime: instantText(row.receivedAt),
  entries: row.entries,
  handled: row.handled,
  faulty: row.faulty,
})

const textOf = (time: Instant | null): string | undefined => (time === null ? undefined : instantText(time))

const received = (facts: ContainerFacts): z.infer<typeof containerSchema> => ({
  transmissionId: facts.transmissionId,
  state: wireStates[stateOf(facts)],
  receivedDateTime: instantText(facts.receivedAt),
  way: facts.way,
  lane: facts.lane === 'bulk' ? 'BULK' : 'MAILING',
  compression: facts.compression,
  contentLength: facts.length,
  firstTakenDateTime: textOf(facts.firstTakenAt),
  lastTakenDateTime: textOf(facts.lastTakenAt),
  endedDateTime: textOf(facts.endedAt),
  counts: countsOf(facts),
})

const rejected = (facts: RejectionFacts): z.infer<typeof containerSchema> => ({
  transmissionId: facts.transmissionId,
  state: 'REJECTED',
  receivedDateTime: instantText(facts.rejectedAt),
  way: facts.way,
  errorCode: facts.fault === 'too-large' ? 'container.too.large' : 'memo.archive.rejected',
  errorMessage: tellArchiveFault(facts, 'en'),
})

function presentFault(row: EntryFault): z.infer<typeof faultSchema> {
  const words = tellEntryFault(row, 'en')
  const parts = [words?.message ?? row.code, row.detail ?? undefined, words?.remedy]
  return {
    entryNumber: row.entryNumber,
    entryName: row.entryName,
    ...(row.messageUuid === null ? {} : { messageUUID: row.messageUuid }),
    letter: row.letterId !== null,
    errorCode: row.code,
    errorMessage: parts.filter((part) => part !== undefined).join(' '),
  }
}

const shared = { method: 'GET', interface: 'system', audience: 'sender-system' } as const
const listAddress = '/apis/brevdue/v1/containers/'
const parameters = z.object({ transmissionId: z.uuid().transform((id) => id.toLowerCase() as TransmissionId) }) // branding
const notFound = generalProblems['not.found']

type Sender = Parameters<typeof countTransmissions>[1]

/** A system sees what it sent itself. */
async function senderOf(services: SystemServices, caller: Caller): Promise<Sender> {
  const system = await authenticateSystem(services, caller)
  requireSender(system)
  return { senderId: system.organisationPartyId, systemId: system.systemId }
}

async function readOne(on: Read, one: Sender & { readonly transmissionId: TransmissionId }): Promise<z.infer<typeof containerSchema>> {
  const container = await findContainer(on, one)
  if (container !== undefined) return received(container)
  const rejection = await findRejection(on, one)
  if (rejection === undefined) throw new Problem(notFound)
  return rejected(rejection)
}

/** How the containers of a sender system are doing: all, one, and what is wrong in it. */
export const containerRoutes = (services: SystemServices): Route[] => [
  route({
    ...shared,
    path: listAddress,
    summary: 'The containers that the system sent, newest first',
    query: pageQuery,
    answers: { 200: { json: listSchema } },
    handle: async ({ query: { page, size }, caller }) => {
      const sender = await senderOf(services, caller)
      return services.database.read(async (on) => {
        const { count: total } = await countTransmissions(on, sender)
        const containers = (await listTransmissions(on, { ...sender, limit: size, offset: page * size })).map(listed)
        return { status: 200, body: { currentPage: page, totalPages: Math.ceil(total / size), elementsOnPage: containers.length, totalElements: total, containers } }
      })
    },
  }),
  route({
    ...shared,
    path: `${listAddress}{transmissionId}`,
    summary: 'How far a container is, and what became of its letters',
    parameters,
    answers: { 200: { json: containerSchema } },
    problems: [notFound],
    handle: async ({ parameters: { transmissionId }, caller }) => {
      const sender = await senderOf(services, caller)
      return { status: 200, body: await services.database.read((on) => readOne(on, { ...sender, transmissionId })) }
    },
  }),
  route({
    ...shared,
    path: `${listAddress}{transmissionId}/faults`,
    summary: 'The entries of a container that became no letter, and its letters that were rejected at once, in the order of the archive',
    parameters,
    query: pageQuery.pick({ size: true }).extend({ after: z.coerce.number().int().min(0).max(2_147_483_647).default(0) }),
    answers: { 200: { json: faultsSchema } },
    problems: [notFound],
    handle: async ({ parameters: { transmissionId }, query: { after, size }, caller }) => {
      const sender = await senderOf(services, caller)
      const { faults, hasLater } = await services.database.read(async (on) => {
        const container = await findContainer(on, { ...sender, transmissionId })
        if (container === undefined) throw new Problem(notFound)
        return readFaults(on, container.containerId, { after }, size)
      })
      return { status: 200, body: { faults: faults.map(presentFault), ...(hasLater ? { after: faults.at(-1)?.entryNumber } : {}) } }
    },
  }),
]
