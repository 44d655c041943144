import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../src/events/events.testing.ts'
import { insertTestAuthorityOrganisation, insertTestCompanyOrganisation } from '../../src/organisations/organisations.testing.ts'
import type { PartyId } from '../../src/parties/index.ts'
import type { Route } from '../../src/platform/http/index.ts'
import { actions, judge } from '../../src/rights/authorisation.ts'
import { privilegeTypes } from '../../src/rights/index.ts'
import { assertNone } from '../guards/faults.ts'
import { call, fateOf, nameOf } from './call.testing.ts'
import { addOfficial } from './roles.testing.ts'
import type { Sentence } from './sentences.ts'
import { sentences } from './sentences.ts'
import type { World } from './world.testing.ts'
import { logIn, withWorld } from './world.testing.ts'

const logs = ['log.messages.see', 'log.actions.see', 'log.searches.see'] as const

test('what the sources say is what the table says', () => {
  assert.ok(sentences.length >= 60)
  assertNone(
    sentences
      .filter(({ kind, rights, action, can, isUnconnected = false, isForeign = false }) => (judge({ kind, isConnected: !isUnconnected, privileges: rights, isForeign }, actions[action]) === 'allowed') !== can)
      .map(({ source, text }) => `${source}: ${text}`),
    'Mend src/rights/authorisation.ts, or the sentence if its source says something else:',
  )
  assert.equal(new Set(sentences.map(({ text }) => text)).size, sentences.length)
})

test('none of the rights opens all three logs (7.2)', () => {
  for (const privilege of privilegeTypes) {
    const opened = logs.filter((action) => judge({ kind: 'authority', isConnected: true, privileges: [privilege] }, actions[action]) === 'allowed')
    assert.ok(opened.length < logs.length, privilege)
  }
})

/** A page on which the action is done, if there is one yet. */
const pageOf = ({ routes }: World, { action }: Sentence): Route | undefined => routes.find((route) => route.action === action && route.method === 'GET' && route.interface === 'portal')

type Organisations = Readonly<Record<'authority' | 'company' | 'unconnected' | 'own', PartyId>>

async function makeOrganisations({ exchange: { database } }: World): Promise<Organisations> {
  const made = await database.transaction(async (tx) => ({
    authority: (await insertTestAuthorityOrganisation(tx)).partyId,
    unconnected: (await insertTestAuthorityOrganisation(tx)).partyId,
    company: (await insertTestCompanyOrganisation(tx)).partyId,
    own: (await insertTestCompanyOrganisation(tx)).partyId,
  }))
  await ask(database, 'UPDATE organisations SET connected_at = CASE WHEN party_id = $1 THEN NULL ELSE now() END', [made.unconnected])
  return made
}

async function isLetIn(world: World, organisations: Organisations, route: Route, { kind, rights, isUnconnected, isForeign }: Sentence): Promise<boolean> {
  const { database } = world.exchange
  const partyId = isUnconnected === true ? organisations.unconnected : organisations[kind === 'authority' ? 'authority' : 'company']
  const employee = await addOfficial(database, { partyId: isForeign === true ? organisations.own : partyId }, rights, { partyId })
  return fateOf(await call(world, route, await logIn(database, employee, partyId))) === 'in'
}

test('and what the pages do', (t) =>
  withWorld(async (world) => {
    const organisations = await makeOrganisations(world)
    const faults: string[] = []
    const called = sentences.flatMap((sentence) => {
      const route = pageOf(world, sentence)
      return route === undefined ? [] : [{ sentence, route }]
    })
    for (const { sentence, route } of called)
      if ((await isLetIn(world, organisations, route, sentence)) !== sentence.can) faults.push(`${sentence.source}: ${sentence.text} (${nameOf(route)})`)
    assertNone(faults, 'The page does something else than the table says:')
    assert.ok(called.length >= 20)
    t.diagnostic(`${sentences.length} sentences, ${called.length} called`)
  }))
