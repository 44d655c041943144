import { z } from 'zod'
import type { IdentityId } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { instantText, parseInstant, plainDate } from '../../platform/clock/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { endAfter, lastDayBefore } from '../end-date.ts'
import type { Grant } from '../grants/grant.ts'
import { grantSources } from '../grants/grant.ts'
import { privilegeTypes } from '../privilege-types.ts'

/** When a right ends, as the wire writes it: the last valid day, or the moment; the moment goes first. */
export const endFields = {
  activeTo: z.iso.date().nullish().describe('The last day, in Denmark, on which the right counts'),
  activeToDateTime: z.string().refine((text) => parseInstant(text) !== undefined, 'A date-time with zone').nullish().describe('The moment from which the right does not count; goes before activeTo'),
}

interface WireEnd {
  readonly activeTo?: string | null | undefined
  readonly activeToDateTime?: string | null | undefined
}

/** The end that a body states; null: none. */
export const readEnd = ({ activeTo, activeToDateTime }: WireEnd): Instant | null => {
  if (typeof activeToDateTime === 'string') return parseInstant(activeToDateTime) ?? null
  return typeof activeTo === 'string' ? endAfter(plainDate(activeTo)) : null
}

export const presentEnd = (endsAt: Instant | null): WireEnd => (endsAt === null ? {} : { activeTo: lastDayBefore(endsAt), activeToDateTime: instantText(endsAt) })

/** Organisations are named by their party's id. Throws not.found for any but the one acted for. */
export function requireOwn(own: PartyId, ...named: readonly (string | undefined)[]): void {
  if (named.some((partyId) => partyId !== undefined && partyId.toLowerCase() !== own)) throw new Problem(generalProblems['not.found'])
}

/** An id in a body or address, in the form that rows have. */
export const wireId = <Id extends string>() => z.uuid().transform((id) => id.toLowerCase() as Id) // branding

/** The wire's DirectPrivilege. */
export const directPrivilegeSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  granteeId: z.uuid(),
  issuerId: z.uuid(),
  scopeId: z.uuid(),
  identityGroupId: z.uuid().optional(),
  source: z.enum(grantSources),
  type: z.enum(privilegeTypes),
  createdDate: z.string(),
  lastUpdated: z.string(),
  ...endFields,
})

export const presentGrant = (grant: Grant): z.input<typeof directPrivilegeSchema> => ({
  id: grant.grantId,
  version: grant.version,
  granteeId: grant.identityId,
  issuerId: grant.partyId,
  scopeId: grant.partyId,
  ...(grant.groupId === null ? {} : { identityGroupId: grant.groupId }),
  source: grant.source,
  type: grant.privilege,
  createdDate: instantText(grant.grantedAt),
  lastUpdated: instantText(grant.changedAt ?? grant.grantedAt),
  ...presentEnd(grant.endsAt),
})

/** The wire's DirectPrivilegeCommand. */
export const directPrivilegeCommand = z.object({
  granteeId: wireId<IdentityId>(),
  issuerId: z.uuid(),
  scopeId: z.uuid(),
  source: z.enum(grantSources).default('MANUAL'),
  type: z.enum(privilegeTypes),
  ...endFields,
})
