import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import { planEmails } from '../../../notifications/index.ts'
import type { NewEmail } from '../../../notifications/index.ts'
import { startMailServer } from '../../../notifications/mail-server.testing.ts'
import { passTime, startMailWorker } from '../../../notifications/notifications.testing.ts'
import { openLog } from '../../../platform/log/index.ts'
import type { TestSandbox } from '../sandbox-portal.testing.ts'
import { withSandbox } from '../sandbox-portal.testing.ts'
import type { MailCatcher } from './mail-catcher.ts'
import { startMailCatcher } from './mail-catcher.ts'

interface Shown {
  readonly to: string
  readonly subject: string
  readonly body: string
  readonly links: readonly string[]
  readonly state: string
  readonly attempts: number
  readonly nextAttemptAt?: string
  readonly fault?: string
  readonly answer?: string
  readonly received?: { readonly times: number; readonly headers: Readonly<Record<string, string>> }
}

const email: NewEmail = {
  to: 'it@proveby.example',
  subject: 'Modtagersystemet Ærø-journalen kan ikke nås / The receiver system Ærø-journalen cannot be reached',
  body: 'Blåbærgrød.\n\nSe brevet her: https://post.example/admin/letters/8f?a=1&b=2\n',
}

const plan = ({ exchange }: TestSandbox, ...emails: readonly NewEmail[]): Promise<void> => exchange.database.transaction((tx) => planEmails(tx, emails))
const outbox = (sandbox: TestSandbox, query = ''): Promise<readonly Shown[]> => sandbox.json<Shown[]>(`/sandbox/api/outbox${query}`)

async function newest(sandbox: TestSandbox): Promise<Shown> {
  const [message] = await outbox(sandbox)
  return message ?? assert.fail('nothing was planned')
}

/** Members of a message, to be compared. */
const some = <Name extends keyof Shown>(message: Shown, ...names: readonly Name[]): readonly Shown[Name][] => names.map((name) => message[name])

/** A sandbox whose e-mails are sent by the test alone. */
const withMail = (work: (sandbox: TestSandbox) => Promise<void>): Promise<void> => withSandbox(work, {}, { keepsEmails: true })

/** A sandbox with its mail server. */
const withCatcher = (work: (sandbox: TestSandbox, catcher: MailCatcher) => Promise<void>): Promise<void> =>
  withMail(async (sandbox) => {
    const catcher = await startMailCatcher(sandbox.exchange.database, openLog('silent'))
    try {
      await work(sandbox, catcher)
    } finally {
      await catcher.stop()
    }
  })

test('an e-mail waits, travels to the sandbox’s own mail server, and is shown as it arrived', () =>
  withCatcher(async (sandbox, { url }) => {
    await plan(sandbox, email)
    assert.deepEqual(some(await newest(sandbox), 'state', 'attempts', 'received', 'subject'), ['waiting', 0, undefined, email.subject])
    const worker = await startMailWorker(sandbox.exchange.database, url)
    await passTime(sandbox.exchange.database, 'PT1S')
    await worker.stop()
    const sent = await newest(sandbox)
    assert.deepEqual(some(sent, 'state', 'attempts', 'subject', 'body', 'links'), ['sent', 1, email.subject, email.body, ['https://post.example/admin/letters/8f?a=1&b=2']])
    const { times, headers = {} } = sent.received ?? {}
    assert.deepEqual([times, headers['from'], headers['auto-submitted']], [1, 'Brevdue på prøve <due@brevdue.example>', 'auto-generated'])
    assert.deepEqual(await outbox(sandbox, '?kind=email&to=proveby'), [sent])
    const page = await sandbox.page('/sandbox/outbox?kind=email')
    assert.match(page, /<a href="https:\/\/post\.example\/admin\/letters\/8f\?a=1&amp;b=2">/)
    assert.match(page, /message-id: &lt;[0-9a-f-]{36}@brevdue\.example(&gt;|>)/)
    assert.deepEqual(await outbox(sandbox, '?kind=sms'), [])
  }))

test('what is tried again and what was given up say why, and when they are tried next', () =>
  withMail(async (sandbox) => {
    const server = await startMailServer()
    server.script.push({ atRecipient: 421 }, { atRecipient: 550 })
    const worker = await startMailWorker(sandbox.exchange.database, server.url, { limits: { connections: 1, connectMs: 1_000, emailMs: 2_000 } })
    await plan(sandbox, { ...email, subject: 'Den første' })
    await plan(sandbox, { ...email, subject: 'Den anden' })
    await passTime(sandbox.exchange.database, 'PT1S')
    await worker.stop()
    await server.close()
    const told = (await outbox(sandbox)).map((message) => some(message, 'subject', 'state', 'attempts', 'fault'))
    assert.deepEqual(told, [
      ['Den anden', 'failed', 1, 'refused'],
      ['Den første', 'retrying', 1, 'postponed'],
    ])
    const [givenUp, retrying] = (await outbox(sandbox)).map((message) => some(message, 'answer', 'nextAttemptAt').join())
    assert.match(givenUp ?? '', /^550 .*,$/)
    assert.match(retrying ?? '', /^421 .*,\d{4}-/)
    const page = await sandbox.page('/sandbox/outbox', 'en')
    for (const words of ['Given up', 'The mail server refused the e-mail for good.', 'Answer: 550 ', 'Tried again', 'Next attempt: ']) assert.ok(page.includes(words), words)
  }))

/** Speaks SMTP by hand; answers the last line heard. */
async function handOver(catcher: MailCatcher, content: string): Promise<string> {
  const socket = connect(Number(new URL(catcher.url).port), '127.0.0.1').setEncoding('utf8')
  let heard = ''
  for (const line of ['', 'EHLO stranger', 'MAIL FROM:<x@y.example>', 'RCPT TO:<it@proveby.example>', 'DATA', `${content}\r\n.`]) {
    if (line !== '') socket.write(`${line}\r\n`)
    heard = ''
    do heard += String((await once(socket, 'data'))[0])
    while (!/^\d{3} .*\r\n$/m.test(heard))
  }
  socket.destroy()
  return heard
}

test('the mail server takes nothing but e-mails of its own sandbox, and the same one as often as it comes', () =>
  withCatcher(async (sandbox, catcher) => {
    for (const foreign of ['Subject: x\r\n\r\nx', 'Message-ID: <x@y.example>\r\n\r\nx', 'Message-ID: <7f1f2f3e-1111-4222-8333-444455556666@y.example>\r\n\r\nx']) assert.match(await handOver(catcher, foreign), /^554 /)
    await plan(sandbox, email)
    const [{ id } = { id: '' }] = await sandbox.json<{ id: string }[]>('/sandbox/api/outbox')
    for (let times = 0; times < 2; times++) assert.match(await handOver(catcher, `Message-ID: <${id}@y.example>\r\nSubject: Igen\r\n\r\nx`), /^250 /)
    const { received, subject } = await newest(sandbox)
    assert.deepEqual([received?.times, subject], [2, 'Igen'])
    assert.ok((await sandbox.page('/sandbox/outbox')).includes('Modtaget 2 gange.'))
  }))
