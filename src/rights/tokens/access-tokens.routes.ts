import { z } from 'zod'
import { instantText, machineNow } from '../../platform/clock/index.ts'
import type { Database, Read } from '../../platform/database/index.ts'
import type { Route } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { Acting } from '../acting.ts'
import { employeeApiRoute } from '../employee-api-route.ts'
import { privilegeTypes } from '../privilege-types.ts'
import type { AccessTokenId } from './access-token.ts'
import type { OwnToken } from './own-tokens.queries.ts'
import { listOpenTokens } from './own-tokens.queries.ts'
import { revokeToken } from './revoke-token.ts'

const tokenSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  organisationId: z.uuid(),
  privileges: z.array(z.enum(privilegeTypes)),
  createdDateTime: z.string(),
  expiresDateTime: z.string(),
  lastUsedDateTime: z.string().optional(),
})

const presentToken = ({ tokenId, name, partyId, privileges, createdAt, expiresAt, lastUsedAt }: OwnToken): z.output<typeof tokenSchema> => ({
  id: tokenId,
  name,
  organisationId: partyId,
  privileges: [...privileges],
  createdDateTime: instantText(createdAt),
  expiresDateTime: instantText(expiresAt),
  ...(lastUsedAt === null ? {} : { lastUsedDateTime: instantText(lastUsedAt) }),
})

/** A token sees the tokens of its own organisation: those for others are none of its business. */
const listSeen = async (on: Read, { identityId, organisation }: Acting): Promise<OwnToken[]> =>
  (await listOpenTokens(on, { identityId, now: machineNow() })).filter(({ partyId }) => partyId === organisation.partyId)

const path = '/apis/brevdue/v1/access-tokens/'

/**
 * An employee's own access tokens for the organisation acted for. None is made here: a token that fell into wrong hands could else outlive
 * its own end and its revocation. That takes a login.
 */
export const accessTokenRoutes = ({ database }: { readonly database: Database }): Route[] => [
  employeeApiRoute({ database }, {
    action: 'tokens.manage',
    method: 'GET',
    path,
    summary: 'The employee’s own access tokens for the organisation, newest first; one is made in the rights portal only',
    answers: { 200: { json: z.array(tokenSchema) } },
    handle: async (_, acting) => ({ status: 200, body: (await database.read((on) => listSeen(on, acting))).map(presentToken) }),
  }),
  employeeApiRoute({ database }, {
    action: 'tokens.manage',
    method: 'DELETE',
    path: `${path}{id}`,
    summary: 'Revoke one of them; the one with which this is called, too',
    parameters: z.object({ id: z.uuid().transform((id) => id.toLowerCase() as AccessTokenId) }), // branding
    answers: { 204: { empty: true } },
    problems: [generalProblems['not.found']],
    handle: ({ parameters: { id } }, acting) =>
      database.transaction(async (tx) => {
        if (!(await listSeen(tx, acting)).some(({ tokenId }) => tokenId === id)) throw new Problem(generalProblems['not.found'])
        await revokeToken(tx, { tokenId: id, by: { kind: 'owner', ...acting } })
        return { status: 204 }
      }),
  }),
]
