import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uuidV4 } from '../../../platform/crypto/index.ts'
import { readSystems } from '../../nation/index.ts'
import { pushLetter } from '../../receivers/receivers.testing.ts'
import { withSandbox } from '../sandbox-portal.testing.ts'

const locationOf = (answer: Response): string => answer.headers.get('location') ?? ''

test('by the page alone: make a receiver, aim a system at it, see what it got, change it, release, delete', () =>
  withSandbox(async (sandbox) => {
    await sandbox.seed()
    const { post, page } = sandbox
    assert.match(await page('/sandbox/receivers'), /Lav en modtager/)
    const path = locationOf(await post('/sandbox/receivers', { behaviour: 'refuse' }))
    assert.match(await page(path), /Svarer 400 på alt\./)
    assert.match(await page(path), /Ingen har kaldt modtageren endnu/)

    const system = (await readSystems({ database: sandbox.exchange.database, tokenSecret: 'secret' })).find(({ name }) => name === 'ESDH')
    assert.ok(system)
    const aimed = locationOf(await post(`${path}/aim`, { systemId: system.id, protocol: 'REST_PUSH' }))
    assert.match(await page(aimed), /Systemet kalder nu modtageren/)
    assert.match(await page('/sandbox/receivers'), new RegExp(`ESDH, ${system.organisationName}`))

    const uuid = uuidV4()
    await pushLetter(`${sandbox.url}${path}/letters`, uuid, 'x'.repeat(2_000))
    const watched = await page(path, 'en')
    assert.ok(watched.includes(`/sandbox/letters/${uuid}`) && watched.includes('2 kB') && />400</.test(watched))

    assert.match(await page(locationOf(await post(path, { behaviour: 'hang' })), 'en'), /Reads everything and never answers/)
    assert.match(await page(locationOf(await post(`${path}/release`, { systemId: system.id })), 'en'), /fetches its post itself/)
    assert.equal(locationOf(await post(`${path}/delete`, {})), '/sandbox/receivers')
    assert.equal((await sandbox.get(path)).status, 404)
  }))

test('without a choice the form is shown again and says so', () =>
  withSandbox(async ({ post }) => {
    const answer = await post('/sandbox/receivers', {})
    assert.equal(answer.status, 400)
    assert.match(await answer.text(), /href="#behaviour"/)
  }))
