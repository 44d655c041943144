import pg from 'pg'
import { stopwatch } from '../../src/platform/clock/index.ts'
import { startServing } from '../../tests/process.testing.ts'
import { logIn } from './log-in.ts'
import type { Figure } from './report.ts'
import { percentile } from './report.ts'

const entryCount = 100_000
const reads = 200

interface Person {
  identity_id: string
  mailbox_id: string
  inbox_id: string
}

/** A citizen of the demo nation with a mailbox, filled up to 100 000 letters by copying one entry. */
async function fillInbox(client: pg.Client): Promise<Person> {
  const { rows } = await client.query<Person>(`
    SELECT identities.identity_id, mailboxes.mailbox_id, folders.folder_id AS inbox_id
    FROM identities JOIN mailboxes ON mailboxes.party_id = identities.party_id
    JOIN folders ON folders.mailbox_id = mailboxes.mailbox_id AND folders.folder_type = 'INBOX'
    WHERE identities.kind = 'citizen' AND EXISTS (SELECT FROM mailbox_entries WHERE mailbox_entries.mailbox_id = mailboxes.mailbox_id)
    ORDER BY identities.identity_id LIMIT 1`)
  const [person] = rows
  if (person === undefined) throw new Error('The demo nation has no citizen with letters')
  await client.query(
    `INSERT INTO mailbox_entries (mailbox_id, letter_id, folder_id, sender_id, sender_label, title, attachments, mandatory, legal_notification, has_action, reply_by, received_at, read_at)
     SELECT entry.mailbox_id, gen_random_uuid(), $2, entry.sender_id, entry.sender_label, entry.title, entry.attachments, entry.mandatory, entry.legal_notification,
       entry.has_action, entry.reply_by, entry.received_at - number * interval '1 minute', CASE WHEN number % 3 = 0 THEN NULL ELSE entry.received_at END
     FROM (SELECT * FROM mailbox_entries WHERE mailbox_entries.mailbox_id = $1 LIMIT 1) AS entry, generate_series(1, $3::int) AS number`,
    [person.mailbox_id, person.inbox_id, entryCount],
  )
  await client.query('ANALYZE mailbox_entries')
  return person
}

async function timeReads(url: string, cookie: string): Promise<number[]> {
  const times: number[] = []
  for (let read = 0; read < reads; read++) {
    const elapsedMs = stopwatch()
    const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' })
    const text = await answer.text()
    if (answer.status !== 200 || text.length < 5_000) throw new Error(`the inbox answered ${answer.status}`)
    times.push(elapsedMs())
  }
  return times
}

/** The first page of an inbox with 100 000 letters, as a browser asks for it. */
export async function inboxFigures(environment: Record<string, string>, databaseUrl: string): Promise<Figure[]> {
  const serving = await startServing({ ...environment, DEMO_NATION: 'true' })
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const person = await fillInbox(client)
  const { header: cookie } = await logIn(serving.url, person.identity_id)
  await timeReads(`${serving.url}/post/${person.mailbox_id}`, cookie)
  const times = await timeReads(`${serving.url}/post/${person.mailbox_id}`, cookie)
  await client.end()
  await serving.stop()
  return [
    { name: 'first page of an inbox with 100 000 letters, median', value: percentile(times, 0.5), unit: 'ms' },
    { name: 'first page of an inbox with 100 000 letters, p95', value: percentile(times, 0.95), unit: 'ms', target: '< 50' },
  ]
}
