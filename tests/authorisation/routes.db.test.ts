import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Route } from '../../src/platform/http/index.ts'
import { actions } from '../../src/rights/authorisation.ts'
import { assertNone } from '../guards/faults.ts'
import { call, fateOf, faultsOf, nameOf } from './call.testing.ts'
import { examples } from './examples.ts'
import { expectedFate, ruleOf } from './expected.ts'
import { plannedActions } from './planned-actions.ts'
import { makeRoles } from './roles.testing.ts'
import type { Role } from './roles.testing.ts'
import { assertSorted } from './sorted-acts.testing.ts'
import type { World } from './world.testing.ts'
import { withWorld } from './world.testing.ts'

/** So many at a time: two machines' worth of work. */
const atOnce = 8

const logins = new Map<Role, ReturnType<Role['credentials']>>()

/** A login serves for all that is only read; what changes something may end it, so it gets one of its own. */
function credentialsFor({ method }: Route, role: Role): ReturnType<Role['credentials']> {
  if (method !== 'GET') return role.credentials()
  const login = logins.get(role) ?? role.credentials()
  logins.set(role, login)
  return login
}

async function compare(world: World, route: Route, role: Role): Promise<string | undefined> {
  const expected = expectedFate(route, role)
  try {
    const fate = fateOf(await call(world, route, await credentialsFor(route, role)))
    return fate === expected ? undefined : `${nameOf(route)} as ${role.name}: ${fate}, but the table says ${expected}`
  } catch (error) {
    return `${nameOf(route)} as ${role.name}: ${String(error)}`
  }
}

async function inTurns<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (let from = 0; from < items.length; from += atOnce) results.push(...(await Promise.all(items.slice(from, from + atOnce).map(work))))
  return results
}

function assertTableIsWhole(routes: readonly Route[]): void {
  assertNone(
    routes.filter((route) => route.audience === 'employee' && ruleOf(route) === undefined).map(nameOf),
    'Employees are let in by an action of src/rights/authorisation.ts; name it:',
  )
  const used = new Set(routes.map(({ action }) => action))
  const names = Object.keys(actions)
  assertNone(names.filter((name) => !used.has(name) && !plannedActions.has(name)), 'No route does this action; if it is still to come, say so in planned-actions.ts:')
  assertNone([...plannedActions].filter((name) => used.has(name) || !names.includes(name)), 'There is a route for it, or no such action; take it out of planned-actions.ts:')
}

test('every role at every route: let in, sent to the login or refused exactly as the table says', (t) =>
  withWorld(async (world) => {
    const { routes, exchange } = world
    assertTableIsWhole(routes)
    assertNone(routes.flatMap(faultsOf), 'Add an example that is understood to tests/authorisation/examples.ts:')
    assertNone(Object.keys(examples).filter((name) => !routes.some((route) => nameOf(route) === name)), 'There is no such route any more:')
    const roles = await makeRoles(exchange.database)
    const pairs = routes.flatMap((route) => roles.map((role) => ({ route, role })))
    const faults = await inTurns(pairs, ({ route, role }) => compare(world, route, role))
    assertNone(faults.filter((fault) => fault !== undefined), 'Mend the route or the table (src/rights/authorisation.ts; tests/authorisation/expected.ts for who is no employee):')
    await assertSorted(exchange.database)
    assert.ok(pairs.length > 5_000)
    t.diagnostic(`${routes.length} routes, ${roles.length} roles, ${pairs.length} calls`)
  }))
