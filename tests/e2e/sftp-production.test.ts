import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { insertTestAuthorityOrganisation } from '../../src/organisations/organisations.testing.ts'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import { publicKeyOf } from '../../src/platform/sftp/index.ts'
import type { SftpCall } from '../../src/platform/sftp/openssh.testing.ts'
import { makeClientKey, noOpenSsh, runSftp } from '../../src/platform/sftp/openssh.testing.ts'
import { insertTestSystem } from '../../src/systems/systems.testing.ts'
import { runCommand, startServing, withFolder } from '../process.testing.ts'
import { productionEnvironment } from './production.testing.ts'

test('in production the operator sets and removes the key of a system, and the server shows the host key that it was given', { skip: noOpenSsh }, () =>
  withFolder((folder) =>
    withTestDatabase(async (database, url) => {
      const environment = productionEnvironment(folder, url)
      const { systemId } = await database.transaction(async (tx) => insertTestSystem(tx, { organisationId: (await insertTestAuthorityOrganisation(tx)).organisationId }))
      const key = makeClientKey(folder)
      const command = (...args: readonly string[]) => runCommand(['systems', ...args], environment)
      const refused = await command('ssh-key', systemId, key.file)
      assert.deepEqual([refused.code, /system\.ssh\.key\.private/.test(refused.output)], [1, true], 'the private half')
      writeFileSync(`${key.file}.pub`, key.line)
      const set = await command('ssh-key', systemId, `${key.file}.pub`)
      assert.deepEqual([set.code, set.output.includes(publicKeyOf(readFileSync(key.file, 'utf8'))?.fingerprint ?? '?')], [0, true], set.output)
      const serving = await startServing(environment, ['--parts', 'sftp'])
      const host = publicKeyOf(readFileSync(path.join(folder, 'host-key'), 'utf8'))
      assert.ok(host !== undefined && serving.log().includes(`host key ${host.fingerprint}`))
      const hosts = path.join(folder, 'known-hosts')
      writeFileSync(hosts, `[127.0.0.1]:${serving.sftpPort} ${host.type} ${host.blob.toString('base64')}\n`)
      const call: SftpCall = { port: serving.sftpPort, username: systemId, keyFile: key.file, options: ['-o', 'StrictHostKeyChecking=yes', '-o', `UserKnownHostsFile=${hosts}`] }
      const { code, output } = await runSftp(call, ['ls -1'])
      assert.deepEqual([code, /in\s+receipts\s+rejected/.test(output)], [0, true], output)
      assert.equal((await command('remove-ssh-key', systemId)).code, 0)
      assert.equal((await runSftp(call, ['ls'])).code, 255)
      assert.equal((await command('ssh-key', systemId)).code, 2)
      await serving.stop()
    }),
  ))
