import assert from 'node:assert/strict'
import { once } from 'node:events'
import path from 'node:path'
import { test } from 'node:test'
import { insertTestAuthorityOrganisation } from '../../organisations/organisations.testing.ts'
import { dateObject } from '../../platform/clock/index.ts'
import { uuidV4, uuidV7 } from '../../platform/crypto/index.ts'
import { makeClientKey, noOpenSsh, startSftp } from '../../platform/sftp/openssh.testing.ts'
import type { SftpCall } from '../../platform/sftp/openssh.testing.ts'
import type { NewSystem } from '../../systems/index.ts'
import { activateSystem, deactivateSystem, removeSshKey } from '../../systems/index.ts'
import type { TestSystem } from '../../systems/systems.testing.ts'
import { insertTestSystem } from '../../systems/systems.testing.ts'
import type { SftpWorld } from './sftp-world.testing.ts'
import { until, withSftp } from './sftp-world.testing.ts'

const skip = noOpenSsh
const actor = { kind: 'platform' } as const

async function systemWith(world: SftpWorld, more: Partial<NewSystem>): Promise<TestSystem> {
  const system = await world.exchange.database.transaction(async (tx) => insertTestSystem(tx, { organisationId: (await insertTestAuthorityOrganisation(tx)).organisationId, ...more }))
  await world.giveKey(system.systemId, world.key)
  return system
}

test('only an active sender system comes in, with its key, from its addresses', { skip }, () =>
  withSftp(async (world) => {
    const refused: [string, Partial<SftpCall>][] = [
      ['another key', { keyFile: makeClientKey(path.dirname(world.key.file), 'other').file }],
      ['no such system', { username: uuidV4() }],
      ['no system at all', { username: 'root' }],
      ['another address', { username: (await systemWith(world, { addresses: ['192.0.2.1'] })).systemId }],
      ['never activated', { username: (await systemWith(world, { activeFrom: null })).systemId }],
      ['no sender', { username: (await systemWith(world, { isSender: false, isRecipient: true })).systemId }],
    ]
    for (const [what, more] of refused) {
      const { code, output } = await world.sftp(['ls'], more)
      assert.equal(code, 255, what)
      assert.match(output, /Permission denied \(publickey\)/, what)
    }
    assert.equal((await world.sftp(['ls'], { username: world.exchange.sender.systemId.toUpperCase() })).code, 0)
  }))

test('a system that is closed while it is connected is refused with its next request', { skip }, () =>
  withSftp(async (world) => {
    const { systemId } = world.exchange.sender
    const child = startSftp(world.call)
    let output = ''
    child.stdout?.on('data', (text: Buffer) => (output += text.toString()))
    child.stderr?.on('data', (text: Buffer) => (output += text.toString()))
    child.stdin?.write('ls -1\n')
    await until(() => output.includes('rejected'))
    await world.exchange.database.transaction((tx) => deactivateSystem(tx, { systemId, actor, reason: 'test' }))
    child.stdin?.write(`-put ${world.key.file} in/${uuidV4()}.xml\n`)
    await until(() => /[Pp]ermission denied/.test(output))
    await world.exchange.database.transaction((tx) => activateSystem(tx, { systemId, actor, reason: 'test' }))
    output = ''
    child.stdin?.write('ls -1\n')
    await until(() => output.includes('rejected'))
    await world.exchange.database.transaction((tx) => removeSshKey(tx, { systemId, actor }))
    child.stdin?.end('ls in\n')
    const [code] = (await once(child, 'close')) as [number] // of the event
    assert.equal(code, 1)
  }))

test('nobody leaves the folders, or sees what is another system\'s', { skip }, () =>
  withSftp(async (world) => {
    const other = await systemWith(world, {})
    const receipt = await world.exchange.database.transaction(async ({ client, now }) => {
      const messageUuid = uuidV4()
      await client.query("INSERT INTO letters SELECT $1, $2, party_id, $3, $2, 'SFTP', 'single', 1, sha256('x'), $4 FROM organisations LIMIT 1", [uuidV7(now), messageUuid, other.systemId, dateObject(now)])
      return `${messageUuid}.technical.json`
    })
    const own = await world.file('own', 'x')
    const asOther = { username: other.systemId }
    assert.match((await world.sftp(['ls -1 receipts'], asOther)).output, new RegExp(receipt), 'the other sees it')
    const refused = [
      `get receipts/${receipt}`, `rm receipts/${receipt}`, `get ../${other.systemId}/receipts/${receipt}`, 'get /etc/passwd', 'get in/../../../../etc/passwd', 'ls /..//etc', 'cd ..//home',
      `put ${own} ../x.part`, `put ${own} /x.part`, `put ${own} receipts/${uuidV4()}.xml`, `put ${own} rejected/x.part`, `put ${own} in/sub/x.part`,
      'mkdir in/sub', 'rmdir in', 'rm in/x', 'symlink /etc/passwd in/x.part', 'ln receipts in/y.part', 'rename receipts in/z.part',
    ]
    for (const command of refused) assert.equal((await world.sftp([command])).code, 1, command)
    const moves = ['../x', 'receipts/x.json', '/x', 'in/sub/x.part']
    for (const to of moves) assert.equal((await world.sftp([`put ${own} in/x.part`, `rename in/x.part ${to}`])).code, 1, to)
    assert.equal((await world.sftp([`put ${own} in/x.part`, 'get in/x.part'])).code, 1, 'what was sent is not read again')
    assert.equal((await world.sftp([`put ${own} in/x.part`, 'rename in/x.part in/y.part', 'rm in/y.part'])).code, 0)
    assert.match((await world.sftp(['ls -1'])).output, /in\s+receipts\s+rejected/)
  }))
