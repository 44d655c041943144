import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SMTPServerOptions } from 'smtp-server'
import type { Instant } from '../platform/clock/index.ts'
import { parseInstant } from '../platform/clock/index.ts'
import { startSocket } from '../platform/outbound/receiver.testing.ts'
import { startMailServer } from './mail-server.testing.ts'
import type { MailOutcome } from './mailer.ts'
import { Mailer } from './mailer.ts'
import type { MessageId } from './outgoing-message.ts'
import type { SmtpAccess } from './smtp-access.ts'

const plannedAt = parseInstant('2026-11-22T12:00:00Z') as Instant // it is one
const email = { messageId: '019f9849-c800-7735-9dd4-9a40079a9314' as MessageId, address: 'it@by.example', subject: 'x', body: 'x', plannedAt } // branding
const usual = { host: '127.0.0.1', secure: false, requireTls: false, from: { name: '', address: 'due@brevdue.example' } }

/** What becomes of an e-mail for a server with these options. */
async function outcomeAt(options: SMTPServerOptions, access: Partial<SmtpAccess> = {}): Promise<MailOutcome> {
  const server = await startMailServer(options)
  const mailer = new Mailer({ ...usual, port: server.port, ...access }, { connections: 1, connectMs: 1_000, emailMs: 2_000 })
  try {
    return await mailer.send(email, new AbortController().signal)
  } finally {
    mailer.close()
    await server.close()
  }
}

const failure = (outcome: MailOutcome) => (outcome.kind === 'failed' ? { fault: outcome.fault, forGood: outcome.forGood, answer: outcome.answer ?? '' } : assert.fail(outcome.kind))

const wanted = { user: 'brevdue', pass: 'rigtig' }
/** A server that wants a login and takes it in the clear. */
const withLogin: SMTPServerOptions = {
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  onAuth: ({ username, password }, _session, answer) => (username === wanted.user && password === wanted.pass ? answer(null, { user: username }) : answer(new Error('Wrong'))),
}

test('a login is used, and one that is refused or missing is nobody’s end: it may be mended', async () => {
  assert.deepEqual(await outcomeAt(withLogin, { login: wanted }), { kind: 'sent' })
  const { fault, forGood, answer } = failure(await outcomeAt(withLogin, { login: { ...wanted, pass: 'forkert' } }))
  assert.deepEqual([fault, forGood], ['login.failed', false])
  assert.match(answer, /^535 /)
  assert.deepEqual(failure(await outcomeAt(withLogin)).forGood, false, '530 is about us')
})

test('a certificate that nobody vouches for is no secure connection, by STARTTLS and from the first byte', async () => {
  for (const [options, access] of [
    [{ disabledCommands: ['AUTH'] }, {}],
    [{ disabledCommands: ['AUTH'], secure: true }, { secure: true }],
  ] as const) {
    const { fault, forGood } = failure(await outcomeAt({ ...options, disabledCommands: [...options.disabledCommands] }, access))
    assert.deepEqual([fault, forGood], ['tls.failed', false])
  }
})

test('where TLS is required, a server without it gets nothing', async () => {
  const { fault, forGood } = failure(await outcomeAt({}, { requireTls: true }))
  assert.deepEqual([fault, forGood], ['tls.failed', false])
})

test('a server that refuses the connection itself refuses no e-mail for good', async () => {
  const refuse = (code: number): SMTPServerOptions => ({ onConnect: (_session, answer) => answer(Object.assign(new Error('Go away'), { responseCode: code })) })
  for (const code of [421, 554]) {
    const { fault, forGood, answer } = failure(await outcomeAt(refuse(code)))
    assert.deepEqual([fault, forGood], ['postponed', false])
    assert.match(answer, new RegExp(`^${code} `))
  }
  assert.equal(failure(await outcomeAt({ onConnect: () => undefined })).fault, 'timeout', 'a greeting that never comes')
})

/** What becomes of an e-mail for a server that says this in answer to a line that begins so, and to all others what it should. */
async function outcomeWhere(asked: string, said: string): Promise<MailOutcome> {
  await using server = await startSocket((socket) => {
    const answer = (line: string): string => (line.startsWith(asked) ? said : line === 'DATA' ? '354 go on' : '250 ok')
    socket.write('220 mail\r\n')
    socket.on('data', (bytes) => {
      for (const line of bytes.toString().trimEnd().split('\r\n').filter((one) => /^(EHLO|MAIL|RCPT|DATA|QUIT|\.$)/.test(one))) socket.write(`${answer(line)}\r\n`)
    })
  })
  const mailer = new Mailer({ ...usual, port: server.port }, { connections: 1, connectMs: 1_000, emailMs: 2_000 })
  try {
    return await mailer.send(email, new AbortController().signal)
  } finally {
    mailer.close()
  }
}

test('a server that answers nonsense, or without end, has neither taken nor refused the e-mail', async () => {
  assert.deepEqual(await outcomeWhere('QUIT', 'banana'), { kind: 'sent' })
  const endless = `250-${'x'.repeat(2_000_000)}`
  for (const [asked, said] of [['MAIL', 'banana'], ['RCPT', 'banana'], ['.', 'banana'], ['MAIL', endless]] as const)
    assert.deepEqual(failure(await outcomeWhere(asked, said)), { fault: 'connection.lost', forGood: false, answer: said === 'banana' ? said : 'EPROTOCOL' }, asked)
})

test('a name that no server has is no end either', async () => {
  const { fault, forGood } = failure(await outcomeAt({}, { host: 'mail.invalid' }))
  assert.deepEqual([fault, forGood], ['unreachable', false])
})
