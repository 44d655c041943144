import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { ask } from '../../src/events/events.testing.ts'
import { openBrowser } from '../../src/login/browser.testing.ts'
import { uuidV4 } from '../../src/platform/crypto/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import { jsonOf } from '../../src/platform/http/json-of.testing.ts'
import { settled } from '../correspondents.testing.ts'
import { assertNoCanaries } from '../guards/assert-no-canaries.ts'
import type { ServingProcess } from '../process.testing.ts'
import { runCommand, startServing, withFolder } from '../process.testing.ts'
import { canariesOf } from './canaries.testing.ts'
import { assertContactsGuideRuns, assertContainersGuideRuns } from './guide-commands.testing.ts'
import { openLetter } from './world.testing.ts'

type Environment = Readonly<Record<string, string>>

/** The seeding passes this point with each batch of letters; the tenth is in the middle of it. */
const inTheMiddle = 'in-routing-batch:10'

async function startAfterKill(environment: Environment, database: Database): Promise<ServingProcess> {
  await assert.rejects(startServing({ ...environment, BREVDUE_FAULT_POINT: inTheMiddle }), /ended before it was ready \(SIGKILL\)/)
  assert.deepEqual(await ask(database, 'SELECT count(*)::int4 AS parties FROM parties'), [{ parties: 0 }], 'a nation is there as a whole or not at all')
  return startServing(environment)
}

/** What the README tells to do with curl: get a letter and a header, send it. */
async function sendWithCurl(url: string, messageUuid: string): Promise<Response> {
  const text = async (address: string): Promise<string> => (await fetch(`${url}${address}`)).text()
  const xml = await text(`/sandbox/api/sample-letter?messageUUID=${messageUuid}`)
  const [name = '', value = ''] = (await text('/sandbox/api/sample-authorization')).trim().split(': ')
  return fetch(`${url}/apis/v1/memos/?memo-message-uuid=${messageUuid}`, { method: 'POST', headers: { [name]: value, 'content-type': 'application/xml' }, body: xml })
}

async function assertInInbox(url: string): Promise<void> {
  const [identity] = await jsonOf<{ loginUrl: string }[]>(fetch(`${url}/sandbox/api/identities?tag=citizen-with-post`))
  const browser = openBrowser()
  const inbox = await browser.follow(await browser.get(identity?.loginUrl ?? ''))
  const letter = await openLetter(browser, inbox.url, 'Tilbud om plads i [^<]+')
  assert.equal(letter.status, 200)
}

test('from nothing to the first letter: seeded although it was killed, sent by command and by curl, read, checked', async () => {
  await withFolder((folder) =>
    withTestDatabase(async (database, url) => {
      const environment = { BREVDUE_DATA: folder, DATABASE_URL: url, DEMO_NATION: 'true', LOG_LEVEL: 'debug' }
      const serving = await startAfterKill(environment, database)
      const command = (...args: string[]) => runCommand(args, environment)

      const sample = await command('send', '--sample')
      assert.equal(sample.code, 0, sample.output)
      assert.match(sample.output, /"receiptStatus":"RECEIVED"/)
      const messageUuid = uuidV4()
      assert.equal((await sendWithCurl(serving.url, messageUuid)).status, 201)
      await settled(database)
      await assertInInbox(serving.url)
      await assertContactsGuideRuns(serving.url)
      await assertContainersGuideRuns(serving.url, folder)

      const file = path.join(folder, 'letter.xml')
      writeFileSync(file, await (await fetch(`${serving.url}/sandbox/api/sample-letter?messageUUID=${messageUuid}&to=99990002`)).text())
      const again = await command('send', file)
      assert.deepEqual([again.code, /memo\.uuid\.already\.used/.test(again.output)], [1, true], again.output)
      assert.equal((await command('send', path.join(folder, 'nothing.xml'))).code, 2)

      for (const args of [['check', '--all'], ['check'], ['verify-log']]) {
        const { code, output } = await command(...args)
        assert.equal(code, 0, output)
      }
      assert.match((await command('check', '--all')).output, /Nothing lost: 346 letter/)
      assert.equal((await command('seed')).code, 1, 'a second nation is refused')
      assertNoCanaries(serving.log(), await canariesOf(database))
      await serving.stop()
    }),
  )
})

test('check names what is lost and ends with 1; seed takes sizes', async () => {
  await withFolder((folder) =>
    withTestDatabase(async (database, url) => {
      const environment = { BREVDUE_DATA: folder, DATABASE_URL: url }
      assert.equal((await runCommand(['seed', '--letters', 'many'], environment)).code, 2)
      const seeded = await runCommand(['seed', '--persons', '30', '--companies', '10', '--authorities', '8', '--letters', '0', '--seed', '7'], environment)
      assert.equal(seeded.code, 0, seeded.output)
      const [lost] = await ask(database, 'DELETE FROM mailbox_entries WHERE letter_id = (SELECT letter_id FROM mailbox_entries ORDER BY letter_id DESC LIMIT 1) RETURNING letter_id')
      const { code, output } = await runCommand(['check'], environment)
      assert.equal(code, 1)
      assert.match(output, new RegExp(`letter ${String(lost?.['letter_id'])}: entry.missing`))
    }),
  )
})
