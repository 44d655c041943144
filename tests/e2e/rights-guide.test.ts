import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { ask } from '../../src/events/events.testing.ts'
import type { TestPerson } from '../../src/login/login.testing.ts'
import { addAccessToken } from '../../src/rights/tokens/access-tokens.testing.ts'
import { root, runCommand } from '../process.testing.ts'
import type { ServedSandbox } from '../sandbox.testing.ts'
import { withOpenSandbox } from '../sandbox.testing.ts'

const run = promisify(execFile)

/** The commands of the guide as they stand there, save address and token. */
function guideScript(url: string, token: string): string {
  const page = readFileSync(path.join(root, 'docs', 'guide', 'rights.md'), 'utf8').split('\n## On the host')[0] ?? ''
  const blocks = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
  assert.ok(blocks.length >= 5)
  return ['set -e', ...blocks].join('\necho\n').replaceAll('http://127.0.0.1:3000', url).replaceAll('brevdue_…', token)
}

/** The operator looks and gives on the host, and a command without a reason does nothing. */
async function assertHostHelps({ environment, database }: ServedSandbox, cvr: string, partyId: string): Promise<void> {
  const rights = (...args: readonly string[]): ReturnType<typeof runCommand> => runCommand(['rights', ...args, '--as', cvr], environment)
  const { code, output } = await rights('list')
  assert.equal(code, 0, output)
  const [rid = assert.fail(output)] = /^\S+(?=  .*  ORGANISATION_USER_ADMINISTRATOR$)/m.exec(output) ?? []
  const grant = ['grant', '--employee', rid, '--right', 'SUPPORT', '--until', '2099-12-31'] as const
  assert.equal((await rights(...grant)).code, 2, 'a reason is wanted')
  assert.match((await rights(...grant, '--reason', 'Vagten')).output, /^Done\./m)
  const refused = await rights('revoke', '--employee', rid, '--right', 'ORGANISATION_USER_ADMINISTRATOR', '--reason', 'Vagten')
  assert.deepEqual([refused.code, /rights\.last\.administrator/.test(refused.output)], [1, true], refused.output)
  assert.deepEqual(await ask(database, "SELECT properties->>'privilege' AS privilege FROM events WHERE owner_id = $1 AND properties ? 'breakGlass'", [partyId]), [{ privilege: 'SUPPORT' }])
}

test('the commands of the guide on rights, and those on the host, do what they say', () =>
  withOpenSandbox(async (sandbox) => {
    const administrator = (await sandbox.identities('authority-every-right')).find(({ rights }) => rights.includes('ORGANISATION_USER_ADMINISTRATOR'))
    const [row] = await ask(sandbox.database, 'SELECT party_id FROM identities WHERE identity_id = $1', [administrator?.id])
    const person = { identityId: administrator?.id, partyId: row?.['party_id'], subject: '' } as unknown as TestPerson // the column just read
    const { authorization } = await addAccessToken(sandbox.database, person, { privileges: ['ORGANISATION_USER_ADMINISTRATOR'] })
    const { stdout } = await run('sh', ['-c', guideScript(sandbox.url, authorization.replace('Bearer ', ''))])
    assert.doesNotMatch(stdout, /"code":/, 'no call is refused')
    for (const words of ['"identities":', '"name":"Post og arkiv"', '"alias":"Postmester"', '"status":"INACTIVE"']) assert.ok(stdout.includes(words), words)
    const told = await ask(sandbox.database, "SELECT DISTINCT tag FROM events WHERE owner_id = $1 AND actor_id = $2 ORDER BY tag", [person.partyId, person.identityId])
    assert.deepEqual(told.map(({ tag }) => tag), ['IDENTITY_CHANGED', 'IDENTITY_DEACTIVATED', 'PRIVILEGES_GRANTED', 'PRIVILEGES_REVOKED', 'PRIVILEGE_GROUP_CHANGED'])
    await assertHostHelps(sandbox, administrator?.cvr ?? '', person.partyId)
  }))
