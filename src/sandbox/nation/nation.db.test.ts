import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listPartiesByNumber } from '../../parties/index.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import type { Read } from '../../platform/database/index.ts'
import { factsOf, listRegistrations, standingOf } from '../../register/index.ts'
import { authenticateSystem, basicAuthorization, listRoutingSystems, sandboxToken } from '../../systems/index.ts'
import { buildNation } from './build-nation.ts'
import type { DemoTag } from './demo-tags.ts'
import { insertNation } from './insert-nation.ts'
import type { Nation } from './nation.ts'

const sizes = { persons: 40, companies: 10, authorities: 8 }
const secret = 'a secret of the test'

async function standingByTag(on: Read, nation: Nation): Promise<Partial<Record<DemoTag, string>>> {
  const special = [...nation.persons, ...nation.companies].filter((party) => party.tags.length > 0)
  const parties = await listPartiesByNumber(on, {
    types: special.map((party) => ('cprNumber' in party ? 'CPR' : 'CVR')),
    numbers: special.map((party) => ('cprNumber' in party ? party.cprNumber : party.cvrNumber)),
  })
  const registrations = await listRegistrations(on, { partyIds: parties.map((party) => party.partyId) })
  const statusOf = new Map(registrations.map((row) => [row.partyId, row.registrationStatus]))
  const entries = parties.map((party) => {
    const facts = factsOf(party, statusOf.get(party.partyId) ?? null)
    assert.ok(facts !== undefined)
    const tag = special.find(({ partyId }) => partyId === party.partyId)?.tags[0] ?? 'canary'
    return [tag, standingOf(facts, on.now).rule] as const
  })
  return Object.fromEntries(entries)
}

test('in the database everybody has the standing that his purpose says', () =>
  withTestDatabase((database) =>
    database.transaction(async (tx) => {
      const nation = buildNation('brevdue', tx.now, sizes)
      await insertNation(tx, nation, secret)
      assert.deepEqual(await standingByTag(tx, nation), {
        'citizen-with-post': 'person.enrolled',
        'citizen-exempt': 'person.exempt',
        'citizen-departed': 'person.departed',
        'citizen-departed-enrolled': 'person.enrolled',
        'citizen-child': 'person.under.15',
        'citizen-dead': 'person.dead',
        'citizen-protected-address': 'person.enrolled',
        'citizen-nemsms': 'person.enrolled',
        'citizen-business-owner': 'person.enrolled',
        'canary': 'person.enrolled',
        'company-one-person': 'company.enrolled',
        'company-receiver-system': 'company.enrolled',
        'company-exempt': 'company.exempt',
        'company-quiet-period': 'company.quiet.period',
        'company-closed': 'company.closed',
        'company-sender-system': 'company.enrolled',
        'company-with-post': 'company.enrolled',
        'accountant-1000-companies': 'company.enrolled',
        'company-first-login': 'company.enrolled',
      })
    }),
  ))

test('every demo system calls with its derived token, and each recipient authority has one primary system', () =>
  withTestDatabase(async (database) => {
    const nation = await database.transaction(async (tx) => {
      const built = buildNation('brevdue', tx.now, sizes)
      await insertNation(tx, built, secret)
      return built
    })
    for (const { systemId, isSender } of nation.systems) {
      const headers = { authorization: basicAuthorization(systemId, sandboxToken(secret, systemId)) }
      const caller = { correlationId: 'c', address: '127.0.0.1', loopback: true, headers, cookies: {}, path: '/', url: '/', signal: new AbortController().signal }
      const system = await authenticateSystem({ database, mode: 'sandbox' }, caller)
      assert.equal(system.isSender, isSender)
    }
    const rows = await database.read((on) => listRoutingSystems(on, { partyIds: nation.authorities.map((authority) => authority.partyId) }))
    for (const { partyId, tags, name } of nation.authorities)
      assert.equal(rows.filter((row) => row.partyId === partyId && row.isPrimary && row.takesCompanyPost && row.isActive).length, tags.includes('authority-no-receiver') || tags.includes('authority-not-connected') ? 0 : 1, name)
  }))

test('two seedings at the same moment write the same rows', async () => {
  const tables = ['parties', 'party_numbers', 'systems', 'contact_points', 'mailbox_subscriptions', 'nem_sms_subscriptions', 'identities', 'privilege_grants', 'mailboxes', 'folders', 'demo_tags']
  const digest = `SELECT ${tables.map((table) => `(SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM ${table} t) AS ${table}`).join(', ')}`
  const seed = (moment: number): Promise<unknown> =>
    withTestDatabase((database) =>
      database.transaction(async (tx) => {
        const frozen = { ...tx, now: moment as typeof tx.now } // branding
        await insertNation(frozen, buildNation('brevdue', frozen.now, sizes), secret)
        return (await tx.client.query(digest)).rows[0] as unknown // rows of the driver are any
      }),
    )
  const moment = Date.UTC(2026, 10, 22)
  assert.deepEqual(await seed(moment), await seed(moment))
})
