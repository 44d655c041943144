import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestAuthorityOrganisation } from '../../src/organisations/organisations.testing.ts'
import type { Route } from '../../src/platform/http/index.ts'
import { privilegeTypes } from '../../src/rights/index.ts'
import { addAccessToken } from '../../src/rights/tokens/access-tokens.testing.ts'
import { assertNone } from '../guards/faults.ts'
import { call, nameOf, parameterNames } from './call.testing.ts'
import type { Things } from './foreign-things.testing.ts'
import { addNeighbours } from './foreign-things.testing.ts'
import { addOfficial } from './roles.testing.ts'
import type { Credentials, World } from './world.testing.ts'
import { logIn, withWorld } from './world.testing.ts'

/** Which thing each parameter of an address means; the first that fits. */
const meanings: readonly (readonly [RegExp, Readonly<Record<string, keyof Things>>])[] = [
  [/^\/admin\/mailings\//, { id: 'mailing' }],
  [/^\/admin\/containers\//, { transmissionId: 'transmission' }],
  [/\{messageUUID\}/, { messageUUID: 'message' }],
  [/^\/rettigheder\/employees\//, { id: 'employee', grantId: 'grant' }],
  [/^\/rettigheder\/groups\//, { id: 'group', rightId: 'groupRight', memberId: 'member' }],
  [/^\/rettigheder\/requests\//, { id: 'request' }],
  [/^\/rettigheder\/tokens\//, { id: 'token' }],
  [/^\/admin\/agreement\//, { draftId: 'draft', id: 'agreement', agreementId: 'agreement' }],
  [/\/access-tokens\//, { id: 'token' }],
  [/\/access-requests\//, { id: 'request' }],
  [/\/identities\//, { id: 'employee' }],
  [/\/identity-groups\/.*\/privileges\//, { identityGroupId: 'group', id: 'groupRight' }],
  [/\/identity-groups\/.*\/grantees\//, { identityGroupId: 'group', id: 'member' }],
  [/\/identity-groups\//, { id: 'group' }],
  [/\/privileges\/direct\//, { id: 'grant', identityId: 'employee' }],
]

/** The operator looks after every organisation; an invitation is no id but a secret. */
const seesAll = new Set(['agreements.decide', 'platform.operate', 'invitation.accept'])

function parametersOf(route: Route, things: Things): Record<string, string> | undefined {
  const [, meaning] = meanings.find(([path]) => path.test(route.path)) ?? []
  const entries = parameterNames(route).map((name) => [name, meaning?.[name]] as const)
  return entries.some(([, thing]) => thing === undefined) ? undefined : Object.fromEntries(entries.map(([name, thing]) => [name, thing === undefined ? '' : things[thing]]))
}

/** A revocation that finds nothing to revoke has what it wanted; it changes nothing of others. */
const answersAlike = new Set(['POST /rettigheder/tokens/{id}/revoke'])

/** What the owner asked here does not have itself: the bytes of a file, and a request that a colleague made. */
const notOwned = new Set(['GET /admin/agreement/files/{agreementId}', 'GET /rettigheder/requests/{id}/withdraw'])

const isOurs = (route: Route): boolean => route.audience === 'employee' && parameterNames(route).length > 0 && !seesAll.has(route.action ?? '')

async function answerOf(world: World, route: Route, things: Things, { headers, ...credentials }: Credentials): Promise<number> {
  const { statusCode } = await call(world, route, { ...credentials, headers: { ...headers, 'if-match': '0' } }, { parameters: parametersOf(route, things) ?? {} })
  return statusCode
}

test('whatever has an id is found by its own organisation, and by no other whatever its rights', () =>
  withWorld(async (world) => {
    const { exchange: { database }, routes } = world
    const { owner, things } = await addNeighbours(world)
    const ordinary = privilegeTypes.filter((privilege) => privilege !== 'PLATFORM_OPERATOR' && privilege !== 'SUPPORT')
    const stranger = await addOfficial(database, await database.transaction((tx) => insertTestAuthorityOrganisation(tx)), ordinary)
    const ours = routes.filter(isOurs)
    assertNone(ours.filter((route) => parametersOf(route, things) === undefined).map(nameOf), 'Say in meanings which thing its parameters mean, and let addNeighbours make one:')
    const [asOwner, asStranger] = [await addAccessToken(database, owner, { privileges: ordinary }), await addAccessToken(database, stranger, { privileges: ordinary })]
    const faults: string[] = []
    for (const route of ours) {
      const isPage = route.interface === 'portal'
      if (!answersAlike.has(nameOf(route))) {
        const foreign = await answerOf(world, route, things, isPage ? await logIn(database, stranger) : { headers: asStranger })
        if (foreign !== 404) faults.push(`${nameOf(route)}: a stranger gets ${foreign}`)
      }
      if (route.method !== 'GET' || notOwned.has(nameOf(route))) continue
      const own = await answerOf(world, route, things, isPage ? await logIn(database, owner) : { headers: asOwner })
      if (own >= 400) faults.push(`${nameOf(route)}: the owner gets ${own}`)
    }
    assertNone(faults, 'Ask for the organisation acted for in the query:')
    assert.ok(ours.length > 40)
  }))
