import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSystems } from '../../nation/index.ts'
import { withSandbox } from '../sandbox-portal.testing.ts'

test('systems are listed with their headers, found by words, and each has commands of its kind', () =>
  withSandbox(async ({ exchange, seed, page, get }) => {
    await seed()
    const systems = await readSystems({ database: exchange.database, tokenSecret: 'secret' })
    const sender = systems.find(({ name }) => name === 'Brevudsendelse')
    const receiver = systems.find(({ name }) => name === 'ESDH')
    assert.ok(sender?.authorization !== undefined && sender.authorization !== null && receiver !== undefined)
    const all = await page('/sandbox/systems')
    assert.ok(all.includes(sender.authorization) && all.includes('Tokenet er fornyet'), 'the test sender has a token of its own')
    const found = await page('/sandbox/systems?q=borgerservice')
    assert.ok(found.includes('Borgerservicesystem') && !found.includes('ESDH'))
    assert.match(await page('/sandbox/systems?q=findes-ikke'), /Ingen systemer passer/)
    const commands = await page(`/sandbox/systems/${sender.id}`)
    assert.ok(commands.includes(`Authorization: ${sender.authorization}`) && commands.includes('/sandbox/api/sample-letter?from=99990001&amp;to='))
    assert.match(commands, new RegExp(`-i '/data/sandbox-sftp-key' -P 2222 ${sender.id}@127\\.0\\.0\\.1`))
    assert.match(await page(`/sandbox/systems/${receiver.id}`), /memos\/MESSAGE_UUID\/receipt/)
    assert.equal((await get('/sandbox/systems/00000000-0000-4000-8000-000000000000')).status, 404)
  }))
