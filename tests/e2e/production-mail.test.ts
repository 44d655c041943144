import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planEmails } from '../../src/notifications/index.ts'
import { startMailServer } from '../../src/notifications/mail-server.testing.ts'
import type { TestMailServer } from '../../src/notifications/mail-server.testing.ts'
import { listMessageStates } from '../../src/notifications/notifications.testing.ts'
import { pause } from '../../src/platform/clock/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { withTestDatabase } from '../../src/platform/database/testing.ts'
import { startServing, withFolder } from '../process.testing.ts'
import { productionEnvironment } from './production.testing.ts'
import { makeCertificate } from './tls.testing.ts'
import type { Certificate } from './tls.testing.ts'

const login = { user: 'brevdue@example.dk', password: 'hemmelig/æ' }
const recipient = 'it-drift@proveby.example'

/** A mail server as production has one: it says nothing of worth before STARTTLS, and takes e-mails from who logs in only. */
const startMailRelay = ({ key, cert }: Certificate, secured: boolean[]): Promise<TestMailServer> =>
  startMailServer({
    key,
    cert,
    disabledCommands: [],
    onAuth: ({ username, password }, { secure }, answer) => {
      secured.push(secure)
      if (username === login.user && password === login.password) answer(null, { user: username })
      else answer(new Error('No'))
    },
  })

/** Serves production's worker with a mail server, sends one e-mail, and answers the log once something came of it. */
async function sendOne(folder: string, database: Database, environment: Record<string, string>): Promise<string> {
  const worker = await startServing({ ...environment, BREVDUE_DATA: folder }, ['--parts', 'worker'])
  await database.transaction((tx) => planEmails(tx, [{ to: recipient, subject: 'Journalen kan ikke nås', body: 'Blåbærgrød' }]))
  const isAttempted = async (): Promise<boolean> => (await database.read((on) => listMessageStates(on, {}))).at(-1)?.attempts === 1
  while (!(await isAttempted())) await pause(50)
  await worker.stop()
  return worker.log()
}

test('production sends e-mails by STARTTLS with its login, from its own sender; a login that is refused is tried again, and the log tells neither address nor password', { timeout: 90_000 }, () =>
  withFolder((folder) =>
    withTestDatabase(async (database, databaseUrl) => {
      const certificate = makeCertificate(folder)
      const secured: boolean[] = []
      const relay = await startMailRelay(certificate, secured)
      const addressOf = (password: string): string => `smtp://${encodeURIComponent(login.user)}:${encodeURIComponent(password)}@localhost:${relay.port}`
      const environment = { ...productionEnvironment(folder, databaseUrl), NODE_EXTRA_CA_CERTS: certificate.file }
      const refused = await sendOne(folder, database, { ...environment, SMTP_URL: addressOf('forkert') })
      const sent = await sendOne(folder, database, { ...environment, SMTP_URL: addressOf(login.password) })
      const [first, second] = await database.read((on) => listMessageStates(on, {}))
      assert.deepEqual([first?.lastFault, first?.failedAt, second?.lastFault, second?.sentAt === null], ['login.failed', null, null, false])
      assert.deepEqual(secured, [true, true])
      assert.match(relay.taken[0] ?? '', /^From: Brevdue <post@example\.dk>$/m)
      assert.match(refused, /"code":"login\.failed".*"e-mail not sent"/)
      for (const log of [refused, sent]) assert.doesNotMatch(log, /proveby|forkert|hemmelig|Journalen/)
      await relay.close()
    }),
  ),
)
