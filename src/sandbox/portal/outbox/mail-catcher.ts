import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import type { MessageId } from '../../../notifications/index.ts'
import { isUuid, uuidV7 } from '../../../platform/crypto/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import type { Log } from '../../../platform/log/index.ts'
import { insertCaughtEmail } from './caught-emails.queries.ts'
import { readEmail } from './read-email.ts'

/** A mail server on this machine that delivers nothing: what it takes can be read at `/sandbox/outbox`. */
export interface MailCatcher {
  /** `smtp://127.0.0.1:PORT` */
  readonly url: string
  stop(): Promise<void>
}

const maxBytes = 1_000_000
const closeWithinMs = 1_000

class NotTaken extends Error {
  readonly responseCode: 451 | 554

  constructor(responseCode: 451 | 554, answer: string) {
    super(answer)
    this.responseCode = responseCode
  }
}

const idIn = (messageIdHeader = ''): string => messageIdHeader.replace(/^<([^@]*)@.*$/, '$1')

async function keep(database: Database, bytes: Buffer): Promise<void> {
  const { headers, body } = readEmail(bytes)
  const messageId = idIn(headers['message-id'])
  const kept = isUuid(messageId)
    ? await database.transaction((tx) => insertCaughtEmail(tx, { caughtId: uuidV7(tx.now), messageId: messageId as MessageId, headers, body, now: tx.now })) // branding
    : 0
  if (kept === 0) throw new NotTaken(554, 'This mail server takes the e-mails of its own sandbox only')
}

/** Starts the sandbox's mail server on any free port. */
export async function startMailCatcher(database: Database, log: Log): Promise<MailCatcher> {
  const server = new SMTPServer({
    name: 'brevdue-sandbox',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: maxBytes,
    closeTimeout: closeWithinMs,
    onData: (stream, _session, answer) => {
      buffer(stream)
        .then((bytes) => keep(database, bytes))
        .then(
          () => answer(null),
          (error: unknown) => {
            log.warn('an e-mail was not caught', { error })
            answer(error instanceof NotTaken ? error : new NotTaken(451, 'Not now'))
          },
        )
    },
  })
  server.on('error', (error) => log.warn('a connection to the mail catcher broke', { error }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo // it listens on TCP
  return { url: `smtp://127.0.0.1:${port}`, stop: () => new Promise((resolve) => server.close(() => resolve())) }
}
