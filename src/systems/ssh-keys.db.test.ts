import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../events/events.testing.ts'
import { insertTestAuthorityOrganisation } from '../organisations/organisations.testing.ts'
import { uuidV4 } from '../platform/crypto/index.ts'
import type { Database } from '../platform/database/index.ts'
import { withTestDatabase } from '../platform/database/testing.ts'
import { Problem } from '../platform/problems/index.ts'
import { fingerprintOf, makeSshKeyPair, readSshPublicKey } from '../platform/sftp/index.ts'
import { authenticateSshKey } from './authenticate-ssh-key.ts'
import { removeSshKey, setSshKey } from './set-ssh-key.ts'
import type { SystemId } from './system.ts'
import { insertTestSystem } from './systems.testing.ts'

const actor = { kind: 'platform' } as const

/** RSA of 1024 bits. */
const shortRsa = 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQD7BoAVGmxgkB86yor/s6CqXM+Tkrqs1SKAzEhNElY113f4fQaN3B0VVycD2wJcpndGEi9llUTLUb4TJN6KOjYZ6mfIS5epsy/gP2kVvMxyqrWJRxjFcvwFz1K/EyPilsjSq9VqFaSYOlPriTaDzC/FAXIyTAcRsL/rwWcbQ5M6kw=='

const blobOf = (line: string): Buffer => {
  const read = readSshPublicKey(line)
  return typeof read === 'string' ? assert.fail(read) : read.blob
}

const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(() => assert.fail('not refused'), (thrown: unknown) => thrown)
  return error instanceof Problem ? error.code : assert.fail(String(error))
}

const withSystem = (work: (database: Database, systemId: SystemId) => Promise<void>): Promise<void> =>
  withTestDatabase(async (database) => {
    const { systemId } = await database.transaction(async (tx) => insertTestSystem(tx, { organisationId: (await insertTestAuthorityOrganisation(tx)).organisationId }))
    await work(database, systemId)
  })

test('a system logs in with its key from its address, until another key comes or the key is removed', () =>
  withSystem(async (database, systemId) => {
    const [first, second] = [makeSshKeyPair('first').public, makeSshKeyPair('second').public]
    const logIn = (line: string, more: { username?: string; address?: string } = {}) =>
      authenticateSshKey(database, { username: systemId, address: '127.0.0.1', key: blobOf(line), ...more })
    const failed = 'system.authentication.failed'
    assert.equal(await refusal(logIn(first)), failed, 'before any key')
    const fingerprint = await database.transaction((tx) => setSshKey(tx, { systemId, key: first, actor }))
    assert.match(fingerprint, /^SHA256:/)
    assert.equal((await logIn(first)).systemId, systemId)
    assert.equal((await logIn(first, { username: systemId.toUpperCase(), address: '::ffff:127.0.0.1' })).systemId, systemId)
    for (const wrong of [{ address: '192.0.2.1' }, { address: '' }, { username: uuidV4() }, { username: 'root' }]) assert.equal(await refusal(logIn(first, wrong)), failed)
    assert.equal(await refusal(logIn(second)), failed)
    await database.transaction((tx) => setSshKey(tx, { systemId, key: second, actor }))
    assert.equal(await refusal(logIn(first)), failed)
    assert.equal((await logIn(second)).systemId, systemId)
    await database.transaction(({ client }) => client.query('UPDATE systems SET active_to = active_from + interval \'1 hour\''))
    assert.equal(await refusal(logIn(second)), 'system.deactivated')
    await database.transaction((tx) => removeSshKey(tx, { systemId, actor }))
    assert.equal(await refusal(logIn(second)), failed)
    const events = await ask(database, "SELECT properties FROM events WHERE tag = 'SYSTEM_CHANGED' ORDER BY event_id")
    const other = fingerprintOf(blobOf(second))
    assert.deepEqual(events.map(({ properties }) => properties), [
      { change: 'ssh.key.set', system: systemId, 'after.sshKey': fingerprint },
      { change: 'ssh.key.set', system: systemId, 'before.sshKey': fingerprint, 'after.sshKey': other },
      { change: 'ssh.key.removed', system: systemId, 'before.sshKey': other },
    ])
  }))

test('what is no usable public key is not taken', () =>
  withSystem(async (database, systemId) => {
    const pair = makeSshKeyPair('pair')
    const wrong: [string, string][] = [
      ['', 'system.ssh.key.unreadable'],
      ['nothing of the kind', 'system.ssh.key.unreadable'],
      [`${pair.public}\n${makeSshKeyPair('more').public}`, 'system.ssh.key.unreadable'],
      [pair.private, 'system.ssh.key.private'],
      [shortRsa, 'system.ssh.key.not.accepted'],
    ]
    for (const [key, code] of wrong) assert.equal(await refusal(database.transaction((tx) => setSshKey(tx, { systemId, key, actor }))), code, key)
    assert.equal(await refusal(database.transaction((tx) => setSshKey(tx, { systemId: uuidV4() as SystemId, key: pair.public, actor }))), 'not.found') // branding
    assert.deepEqual(await ask(database, 'SELECT count(*)::int4 AS keys FROM system_ssh_keys'), [{ keys: 0 }])
  }))
