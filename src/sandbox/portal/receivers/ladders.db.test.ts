import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pause } from '../../../platform/clock/index.ts'
import { readSystems } from '../../nation/index.ts'
import type { TestSandbox } from '../sandbox-portal.testing.ts'
import { withSandbox } from '../sandbox-portal.testing.ts'

const locationOf = (answer: Response): string => answer.headers.get('location') ?? ''

/** The page once it says what is expected: the worker calls when it can. */
async function pageThatSays(sandbox: TestSandbox, path: string, expected: RegExp): Promise<string> {
  let html = ''
  for (let look = 0; look < 100 && !expected.test(html); look++) {
    await pause(look === 0 ? 0 : 50)
    html = await sandbox.page(path, 'en')
  }
  assert.match(html, expected)
  return html
}

test('by the page alone: a letter climbs its ladder by the clock, in words, until the receiver takes it', () =>
  withSandbox(async (sandbox) => {
    await sandbox.seed()
    const { post } = sandbox
    const system = (await readSystems({ database: sandbox.exchange.database, tokenSecret: 'secret' })).find(({ name }) => name === 'Postmodtagelse')
    assert.ok(system)
    const path = locationOf(await post('/sandbox/receivers', { behaviour: 'error500' }))
    await post(`${path}/aim`, { systemId: system.id, protocol: 'REST_PUSH' })
    assert.match(locationOf(await post(`${path}/send`, { to: system.organisationCvr })), /done=sent$/)

    const failed = await pageThatSays(sandbox, path, /The first attempt failed\..*500.*The next attempt is on/s)
    const [, next = ''] = /name="set" value="([^"]+)"|value="([^"]+)" name="set"/.exec(failed)?.filter((part) => part !== undefined) ?? []
    assert.match(next, /^\d{4}-.*Z$/)
    assert.match(locationOf(await post(`${path}/clock`, { set: next })), /done=moved$/)
    await pageThatSays(sandbox, path, /2 attempts have failed\./)
    await post(`${path}/clock`, { advance: 'P1D' })
    await pageThatSays(sandbox, path, /5 attempts have failed\./)

    await post(path, { behaviour: 'accept' })
    await post(`${path}/clock`, { advance: 'P1D' })
    const taken = await pageThatSays(sandbox, path, /No letters wait/)
    assert.equal(taken.match(/>500</g)?.length, 5)
    assert.equal(taken.match(/>200</g)?.length, 1)
  }))

test('a system that is aimed elsewhere is called at once for what has waited', () =>
  withSandbox(async (sandbox) => {
    await sandbox.seed()
    const { post } = sandbox
    const system = (await readSystems({ database: sandbox.exchange.database, tokenSecret: 'secret' })).find(({ name }) => name === 'Postmodtagelse')
    assert.ok(system)
    const bad = locationOf(await post('/sandbox/receivers', { behaviour: 'drop' }))
    const aim = { systemId: system.id, protocol: 'REST_PUSH' }
    await post(`${bad}/aim`, aim)
    await post(`${bad}/send`, { to: system.organisationCvr })
    await pageThatSays(sandbox, bad, /The first attempt failed\./)
    await post(`${bad}/release`, aim)
    await post('/sandbox/clock', { advance: 'PT1H' })
    const good = locationOf(await post('/sandbox/receivers', { behaviour: 'accept' }))
    await post(`${good}/aim`, aim)
    await pageThatSays(sandbox, good, />200</)
  }))
