import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../src/events/events.testing.ts'
import type { Route } from '../../src/platform/http/index.ts'
import { privilegeTypes } from '../../src/rights/index.ts'
import { addAccessToken } from '../../src/rights/tokens/access-tokens.testing.ts'
import { assertNone } from '../guards/faults.ts'
import type { Attempt, Scene } from './acts-scene.testing.ts'
import { setScene } from './acts-scene.testing.ts'
import { agreementsTries } from './agreements-tries.testing.ts'
import { call, nameOf } from './call.testing.ts'
import { leftEvents, shownElsewhere } from './left-events.ts'
import { lettersTries } from './letters-tries.testing.ts'
import { rightsTries } from './rights-tries.testing.ts'
import { assertSorted } from './sorted-acts.testing.ts'
import { logIn, withWorld } from './world.testing.ts'

const tries = { ...rightsTries, ...lettersTries, ...agreementsTries }

/** Whoever is logged in or brings an employee's token; systems and the sandbox are no employees. */
const couldChange = ({ method, audience }: Route): boolean => method !== 'GET' && !audience.endsWith('-system') && audience !== 'sandbox-user'

function assertTableIsWhole(routes: readonly Route[]): void {
  const names = routes.filter(couldChange).map(nameOf)
  assertNone(names.filter((name) => !Object.hasOwn(leftEvents, name)), 'Say in left-events.ts which event a successful call leaves, or why none:')
  assertNone([leftEvents, tries, shownElsewhere].flatMap(Object.keys).filter((name) => !names.includes(name)), 'There is no such route any more:')
  assertNone(names.filter((name) => Object.hasOwn(tries, name) === Object.hasOwn(shownElsewhere, name)), 'Call it with success in one of the *-tries.testing.ts, or say in shownElsewhere where its event is asked for:')
}

const distinct = (values: readonly unknown[]): string[] => [...new Set(values.map(String))].toSorted()

interface Happened {
  readonly status: number
  readonly tags: readonly string[]
  readonly owners: readonly string[]
}

async function attempt({ world, database, owner }: Scene, route: Route, { as = owner, parameters = {}, body = {}, form }: Attempt): Promise<Happened> {
  const credentials = route.interface === 'portal' ? await logIn(database, as) : { headers: await addAccessToken(database, as, { privileges: as === owner ? privilegeTypes : [] }) }
  const byHim = "SELECT event_id, tag, owner_id FROM events WHERE actor_kind = 'employee' AND actor_id = $1"
  const before = new Set((await ask(database, byHim, [as.identityId])).map(({ event_id }) => event_id))
  const { statusCode } = await call(world, route, { ...credentials, headers: { ...credentials.headers, 'if-match': '0' } }, { parameters, body, ...(form && { form }) })
  const left = (await ask(database, byHim, [as.identityId])).filter(({ event_id }) => !before.has(event_id))
  return { status: statusCode, tags: distinct(left.map(({ tag }) => tag)), owners: distinct(left.map(({ owner_id }) => owner_id)) }
}

async function faultOf(scene: Scene, route: Route): Promise<string | undefined> {
  const name = nameOf(route)
  try {
    const made = await tries[name]?.(scene)
    if (made === undefined) return undefined
    const { status, tags, owners } = await attempt(scene, route, made)
    const left = leftEvents[name] ?? []
    const expected = typeof left === 'string' ? { tags: [], owners: [] } : { tags: distinct(left), owners: distinct(made.owners ?? [scene.home]) }
    if (status >= 400) return `${name}: answers ${status}`
    const isAsExpected = tags.join() === expected.tags.join() && owners.join() === expected.owners.join()
    return isAsExpected ? undefined : `${name}: answers ${status}, left ${tags.join(', ')} of ${owners.join(', ')}; expected ${expected.tags.join(', ')} of ${expected.owners.join(', ')}`
  } catch (error) {
    return `${name}: ${String(error)}`
  }
}

test('every route by which employees change something leaves the event that the table says, by them, in the right log', (t) =>
  withWorld(async (world) => {
    assertTableIsWhole(world.routes)
    const scene = await setScene(world)
    const called = world.routes.filter((route) => couldChange(route) && Object.hasOwn(tries, nameOf(route)))
    const faults: string[] = []
    for (const route of called) faults.push(...[await faultOf(scene, route)].filter((fault) => fault !== undefined))
    assertNone(faults, 'Record the event (src/events/record-changes.ts), or mend left-events.ts:')
    await assertSorted(world.exchange.database)
    assert.ok(called.length > 50)
    t.diagnostic(`${called.length} routes called with success`)
  }))
