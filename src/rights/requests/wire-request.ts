import { z } from 'zod'
import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { parseCvrNumber } from '../../parties/index.ts'
import { instantText, parseInstant, plainDate } from '../../platform/clock/index.ts'
import { endAfter, lastDayBefore } from '../end-date.ts'
import { privilegeTypes } from '../privilege-types.ts'
import { maxNoteLength, requestablePrivileges, requestStates } from './access-request.ts'
import type { AccessRequest } from './access-requests.queries.ts'

const participantSchema = z.object({
  identityId: z.uuid().optional(),
  identityTypeResolved: z.enum(['EMPLOYEE', 'COMPANY']),
  organisationIdentityId: z.uuid(),
  organisationNameResolved: z.string(),
  externalId: z.string().optional(),
  externalIdType: z.literal('CVR').optional(),
  employeeIdentityId: z.uuid().optional(),
  firstNameResolved: z.string().optional(),
  lastNameResolved: z.string().optional(),
  alias: z.string().optional(),
  emailAddress: z.string().optional(),
})

/** The wire's AccessRequest, with what is kept of it. */
export const requestSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  createdDateTime: z.string(),
  lastUpdated: z.string(),
  requestType: z.literal('PRIVILEGE_REQUEST'),
  requestState: z.enum(requestStates),
  requester: participantSchema,
  accessTo: participantSchema,
  target: z.object({ requestParticipant: participantSchema, targetState: z.enum(['PENDING', 'GRANTED']) }),
  privileges: z.array(z.enum(privilegeTypes)),
  privilegeEndDate: z.string().optional(),
  privilegeEndDateTime: z.string().optional(),
  createdByIdentityId: z.uuid(),
  createdOnBehalfOf: z.boolean(),
  note: z.string().optional(),
  processedAutomatically: z.boolean(),
  submissionDateTime: z.string(),
  submittedByIdentityId: z.uuid(),
  approvalDateTime: z.string().optional(),
  approvedByIdentityId: z.uuid().optional(),
  rejectionDateTime: z.string().optional(),
  rejectedByIdentityId: z.uuid().optional(),
  rejectionReason: z.string().optional(),
  revocationDateTime: z.string().optional(),
  revokedByIdentityId: z.uuid().optional(),
})

type Presented = z.output<typeof requestSchema>
type Participant = z.output<typeof participantSchema>

/** A name is kept whole; the wire wants it in two. */
function nameParts(name: string): Pick<Participant, 'firstNameResolved' | 'lastNameResolved'> {
  const words = name.split(' ')
  return words.length === 1 ? { firstNameResolved: name } : { firstNameResolved: words.slice(0, -1).join(' '), lastNameResolved: words.at(-1) }
}

const requesterOf = ({ identityId, requesterName, requesterAlias, requesterEmail, employerId, employerName }: AccessRequest): Participant => ({
  identityId,
  identityTypeResolved: 'EMPLOYEE',
  organisationIdentityId: employerId,
  organisationNameResolved: employerName,
  employeeIdentityId: identityId,
  ...nameParts(requesterName),
  ...(requesterAlias === null ? {} : { alias: requesterAlias }),
  ...(requesterEmail === null ? {} : { emailAddress: requesterEmail }),
})

const organisationOf = ({ partyId, partyName, partyCvr }: AccessRequest): Participant => ({
  identityTypeResolved: 'COMPANY',
  organisationIdentityId: partyId,
  organisationNameResolved: partyName,
  ...(partyCvr === null ? {} : { externalId: partyCvr, externalIdType: 'CVR' }),
})

function decisionOf({ state, decidedAt, decidedBy, reason }: AccessRequest): Partial<Presented> {
  if (decidedAt === null || decidedBy === null) return {}
  const [time, by] = [instantText(decidedAt), decidedBy]
  if (state === 'APPROVED') return { approvalDateTime: time, approvedByIdentityId: by }
  if (state === 'REVOKED') return { revocationDateTime: time, revokedByIdentityId: by }
  return { rejectionDateTime: time, rejectedByIdentityId: by, ...(reason === null ? {} : { rejectionReason: reason }) }
}

/** A request in the shape of the wire. */
export function presentRequest(request: AccessRequest): Presented {
  const { requestId, version, state, identityId, privileges, endsAt, note, submittedAt, decidedAt } = request
  const requester = requesterOf(request)
  return {
    id: requestId,
    version,
    createdDateTime: instantText(submittedAt),
    lastUpdated: instantText(decidedAt ?? submittedAt),
    requestType: 'PRIVILEGE_REQUEST',
    requestState: state,
    requester,
    accessTo: organisationOf(request),
    target: { requestParticipant: requester, targetState: state === 'APPROVED' ? 'GRANTED' : 'PENDING' },
    privileges: [...privileges],
    ...(endsAt === null ? {} : { privilegeEndDate: lastDayBefore(endsAt), privilegeEndDateTime: instantText(endsAt) }),
    createdByIdentityId: identityId,
    createdOnBehalfOf: false,
    ...(note === '' ? {} : { note }),
    processedAutomatically: false,
    submissionDateTime: instantText(submittedAt),
    submittedByIdentityId: identityId,
    ...decisionOf(request),
  }
}

const lowerUuid = z.uuid().transform((id) => id.toLowerCase())

/** Who asks, and who is to get the rights: nobody but the caller, so it may be left out. */
const callerNamed = z.object({ identityId: lowerUuid.optional(), employeeIdentityId: lowerUuid.optional() }).optional()

const accessTo = z
  .object({
    organisationIdentityId: lowerUuid.transform((id) => id as PartyId).optional(), // branding
    externalId: z.string().optional(),
    externalIdType: z.literal('CVR').optional(),
  })
  .transform(({ organisationIdentityId, externalId }, context) => {
    if (organisationIdentityId !== undefined) return { partyId: organisationIdentityId }
    const cvr = parseCvrNumber(externalId ?? '')
    if (cvr !== undefined) return { cvr }
    context.addIssue({ code: 'custom', message: 'An organisation is named by organisationIdentityId or by externalId with externalIdType CVR' })
    return z.NEVER
  })

const endDate = z.iso.date().transform((day) => endAfter(plainDate(day)))
const endDateTime = z
  .string()
  .transform(parseInstant)
  .refine((moment) => moment !== undefined, 'A date and time with zone, such as 2023-08-25T00:49:34.437Z')

/** What one sends to ask: of an AccessRequest the rights, for which organisation, until when and why. Drafts, other types and groups are not kept here. */
export const newRequestSchema = z
  .object({
    requestType: z.literal('PRIVILEGE_REQUEST'),
    requestState: z.literal('SUBMITTED'),
    requester: callerNamed,
    target: z.object({ requestParticipant: callerNamed }).optional(),
    accessTo,
    privileges: z.array(z.enum(requestablePrivileges)).min(1),
    userGroups: z.array(z.never('Requests for groups are not taken')).optional(),
    privilegeEndDate: endDate.optional(),
    privilegeEndDateTime: endDateTime.optional(),
    note: z.string().max(maxNoteLength).default(''),
  })
  .transform(({ requester, target, privilegeEndDate, privilegeEndDateTime, ...rest }) => ({
    ...rest,
    named: [requester, target?.requestParticipant].flatMap((participant) => [participant?.identityId, participant?.employeeIdentityId]).filter((id) => id !== undefined) as IdentityId[], // branding
    endsAt: privilegeEndDateTime ?? privilegeEndDate ?? null,
  }))

const reason = z.string().trim().max(maxNoteLength).optional()

/** What one sends to decide: the request as it was read, with another state. */
export const decisionSchema = z.object({ requestState: z.enum(['APPROVED', 'REJECTED']), rejectionReason: reason, rejectionComments: reason }).transform(({ requestState, rejectionReason, rejectionComments }, context) => {
  if (requestState === 'APPROVED') return { kind: 'approve' as const }
  const given = [rejectionReason, rejectionComments].filter(Boolean).join(': ')
  if (given !== '' && given.length <= maxNoteLength) return { kind: 'reject' as const, reason: given }
  context.addIssue({ code: 'custom', path: ['rejectionReason'], message: `A rejection takes a reason of at most ${maxNoteLength} characters` })
  return z.NEVER
})
