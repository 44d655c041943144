import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertWeek } from '../../../exchange/calling/ladder-steps.testing.ts'
import type { TestReceiver } from '../../../exchange/delivery/push/receiver.testing.ts'
import { openReceiver } from '../../../exchange/delivery/push/receiver.testing.ts'
import { insertAuthority, insertCompany } from '../../../exchange/delivery/recipients.testing.ts'
import { receiveReceipt } from '../../../exchange/index.ts'
import { newMessageUuid } from '../../../exchange/test-memo.testing.ts'
import type { TestSandbox } from '../sandbox-portal.testing.ts'
import { withSandbox } from '../sandbox-portal.testing.ts'

interface Trace {
  readonly state: { readonly name: string; readonly words: string }
  readonly ladder?: { readonly failedAttempts: number; readonly nextAttemptAt?: string; readonly lastReason?: string; readonly words: string }
  readonly steps: { readonly time: string; readonly tag: string; readonly title: string; readonly system?: string; readonly cause?: string }[]
  readonly decisions: { readonly rule: string; readonly system?: string; readonly receiverSays?: string }[]
}

const withReceiver = (work: (sandbox: TestSandbox, receiver: TestReceiver) => Promise<void>): Promise<void> =>
  withSandbox(async (sandbox) => {
    const receiver = await openReceiver()
    try {
      await work(sandbox, receiver)
    } finally {
      await receiver.close()
    }
  })

const advance = ({ post }: TestSandbox, duration: string): Promise<Response> => post('/sandbox/api/clock', { advance: duration })
const failures = ({ steps }: Trace): Trace['steps'] => steps.filter(({ tag }) => tag === 'MEMO_SEND_SENT_TO_RECIPIENT_SYSTEM_FAILED')

test('with the clock one watches the ladder climb in words: every attempt, its reason, the next one, and what follows', () =>
  withReceiver(async (sandbox, receiver) => {
    const { exchange } = sandbox
    const { to } = await insertCompany(exchange, { url: receiver.url })
    receiver.behave(503)
    const messageUuid = newMessageUuid()
    await exchange.send({ ...to, messageUuid, title: 'Tilbud' })
    await exchange.settle()
    const traceNow = (): Promise<Trace> => sandbox.json(`/sandbox/api/letters/${messageUuid}/trace?lang=en`)
    const early = await traceNow()
    assert.equal(early.state.name, 'retrying')
    assert.match(early.state.words, /The first attempt failed\. .*HTTP status 503.* The next attempt is on /)
    assert.deepEqual([early.ladder?.failedAttempts, early.ladder?.lastReason], [1, 'http 503'])
    await advance(sandbox, 'PT2H')
    assert.equal((await traceNow()).ladder?.failedAttempts, 3)
    await advance(sandbox, 'P8D')
    const late = await traceNow()
    assert.equal(late.state.name, 'mailbox')
    assertWeek(failures(late).map(({ time }) => Date.parse(time)))
    assert.match(failures(late)[1]?.cause ?? '', /HTTP status 503.* The next attempt is on /)
    assert.match(failures(late).at(-1)?.cause ?? '', /That was the last attempt\.$/)
    assert.deepEqual(late.decisions.map(({ rule }) => rule), ['company.system', 'ladder.mailbox'])
    const html = await sandbox.page(`/sandbox/letters/${messageUuid}`)
    for (const words of ['Afsendelse til modtagersystemet fejlet', 'HTTP-status 503', 'Næste forsøg er', 'Det var det sidste forsøg.', 'i syv dage'])
      assert.ok(html.includes(words), words)
  }))

test('a letter that nobody takes names the systems it was at, and waits for somebody to see to it', () =>
  withReceiver(async (sandbox, receiver) => {
    const { exchange } = sandbox
    const { toSecond } = await insertAuthority(exchange, { primary: { url: receiver.url }, second: { url: receiver.url } })
    receiver.behave('drop')
    const messageUuid = newMessageUuid()
    await exchange.send({ ...toSecond, messageUuid })
    await exchange.settle()
    await advance(sandbox, 'P9D')
    const trace: Trace = await sandbox.json(`/sandbox/api/letters/${messageUuid}/trace?lang=en`)
    assert.equal(trace.state.name, 'undeliverable')
    assert.match(trace.state.words, /the last was primary\. The connection broke/)
    assert.deepEqual(
      trace.steps.filter(({ tag }) => tag === 'MEMO_SEND_READY_FOR_FETCH').map(({ title, system }) => `${title}: ${system}`),
      ['On its way to the receiver system: second', 'On its way to the receiver system: primary'],
    )
    assert.deepEqual([...new Set(failures(trace).map(({ system }) => system))], ['second', 'primary'])
    assert.deepEqual(trace.decisions.map(({ rule }) => rule), ['contact-point.system', 'ladder.primary', 'ladder.undeliverable'])
  }))

test('what a receiver wrote when it refused a letter is quoted, and who got the letter then', () =>
  withReceiver(async (sandbox, receiver) => {
    const { exchange } = sandbox
    const { toSecond, second } = await insertAuthority(exchange, { primary: {}, second: { url: receiver.url } })
    const messageUuid = newMessageUuid()
    await exchange.send({ ...toSecond, messageUuid })
    await exchange.settle()
    const traceNow = (): Promise<Trace> => sandbox.json(`/sandbox/api/letters/${messageUuid}/trace?lang=en`)
    assert.equal((await traceNow()).state.name, 'pushed')
    const given = { outcome: 'REFUSED', errorCode: 'journal.closed', errorMessage: 'The case is closed.' } as const
    await exchange.database.transaction((tx) => receiveReceipt(tx, { systemId: second.systemId, serviceProtocol: 'REST_PUSH' }, messageUuid, given))
    const trace = await traceNow()
    assert.equal(trace.state.name, 'waiting-for-system')
    assert.deepEqual(trace.decisions.map(({ rule, system }) => [rule, system]), [['contact-point.system', 'second'], ['refused.primary', 'primary']])
    assert.equal(trace.decisions[0]?.receiverSays, 'journal.closed: The case is closed.')
    assert.match(await sandbox.page(`/sandbox/letters/${messageUuid}`), /second afviste det med ordene: <q>journal.closed: The case is closed.<\/q>/)
  }))
