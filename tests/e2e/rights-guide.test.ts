import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { ask } from '../../src/events/events.testing.ts'
import type { TestPerson } from '../../src/login/login.testing.ts'
import type { PrivilegeType } from '../../src/rights/index.ts'
import { addAccessToken } from '../../src/rights/tokens/access-tokens.testing.ts'
import { root, runCommand } from '../process.testing.ts'
import type { DemoIdentity, ServedSandbox } from '../sandbox.testing.ts'
import { withOpenSandbox } from '../sandbox.testing.ts'

const run = promisify(execFile)

/** The commands of a guide as they stand there, save address and token. */
function guideScript(guide: string, url: string, token: string): string {
  const page = readFileSync(path.join(root, 'docs', 'guide', guide), 'utf8').split('\n## On the host')[0] ?? ''
  const blocks = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
  assert.ok(blocks.length > 0)
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

/** Runs a guide by a token of whoever has the right where each employee has one. */
async function runGuide({ identities, database, url }: ServedSandbox, guide: string, privilege: PrivilegeType): Promise<{ holder: DemoIdentity; person: TestPerson; stdout: string }> {
  const holder = (await identities('authority-every-right')).find(({ rights }) => rights.includes(privilege)) ?? assert.fail(privilege)
  const [row] = await ask(database, 'SELECT party_id FROM identities WHERE identity_id = $1', [holder.id])
  const person = { identityId: holder.id, partyId: row?.['party_id'], subject: '' } as unknown as TestPerson // the column just read
  const { authorization } = await addAccessToken(database, person, { privileges: [privilege] })
  const { stdout } = await run('sh', ['-c', guideScript(guide, url, authorization.replace('Bearer ', ''))])
  assert.doesNotMatch(stdout, /"code":/, 'no call is refused')
  return { holder, person, stdout }
}

test('the commands of the guide on rights, and those on the host, do what they say', () =>
  withOpenSandbox(async (sandbox) => {
    const [last] = await ask(sandbox.database, 'SELECT event_id FROM events ORDER BY event_id DESC LIMIT 1')
    const { holder: administrator, person, stdout } = await runGuide(sandbox, 'rights.md', 'ORGANISATION_USER_ADMINISTRATOR')
    for (const words of ['"identities":', '"name":"Post og arkiv"', '"alias":"Postmester"', '"status":"INACTIVE"']) assert.ok(stdout.includes(words), words)
    const told = await ask(sandbox.database, "SELECT DISTINCT tag FROM events WHERE owner_id = $1 AND actor_id = $2 AND event_id > $3 ORDER BY tag", [person.partyId, person.identityId, last?.['event_id']])
    assert.deepEqual(told.map(({ tag }) => tag), ['IDENTITY_CHANGED', 'IDENTITY_DEACTIVATED', 'IDENTITY_SEARCHES', 'PRIVILEGES_GRANTED', 'PRIVILEGES_REVOKED', 'PRIVILEGE_GROUP_CHANGED'])
    await assertHostHelps(sandbox, administrator.cvr ?? '', person.partyId)
  }))

test('the commands of the guide on the log of actions find what the demo’s administrator did', () =>
  withOpenSandbox(async (sandbox) => {
    const { stdout } = await runGuide(sandbox, 'action-log.md', 'ACTION_LOG_ADMINISTRATOR')
    const [all, deleted, his] = stdout.trim().split('\n').join('').replaceAll('}{', '}\n{').split('\n').map((answer) => (JSON.parse(answer) as { actions: { eventTag: string }[] }).actions.map(({ eventTag }) => eventTag)) // as documented
    assert.deepEqual(deleted, ['PRIVILEGES_REVOKED'])
    assert.deepEqual(his, all, 'all of it is his, and concerns his organisation')
    assert.equal(all?.length, 5)
  }))
