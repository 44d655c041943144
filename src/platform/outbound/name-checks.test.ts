import assert from 'node:assert/strict'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { test } from 'node:test'
import { stopwatch } from '../clock/index.ts'
import { makeCertificate, startReceiver, startSecureReceiver, startSocket, testOutbound } from './receiver.testing.ts'

const trusted = makeCertificate(['DNS:receiver.example', 'DNS:localhost'])
setDefaultCACertificates([...getCACertificates('default'), trusted.cert.toString()])
const reached = (host: string, port: number): string => `https://${host}:${port}/in`

test('a name is called at the address it was resolved to and checked, under its own name', async () => {
  const seen: unknown[] = []
  await using receiver = await startSecureReceiver(trusted, (request, answer) => {
    seen.push([request.headers.host, 'servername' in request.socket ? request.socket.servername : undefined])
    answer.end('ok')
  })
  const asked: string[] = []
  const resolveName = (name: string): Promise<string[]> => {
    asked.push(name)
    return Promise.resolve(['127.0.0.1'])
  }
  await using out = testOutbound({ mode: 'production', allowedRanges: ['127.0.0.0/8'], resolveName })
  for (let call = 0; call < 3; call++) assert.deepEqual(await out.post(reached('receiver.example', receiver.port)), { kind: 'answered', status: 200, body: 'ok' })
  assert.deepEqual(seen[0], [`receiver.example:${receiver.port}`, 'receiver.example'])
  assert.equal(asked.length, 3, 'resolved at each call')
  assert.equal(receiver.connections(), 1, 'the connection is used again')
})

test('a name that leads elsewhere the second time is judged anew, though a connection is open', async () => {
  await using receiver = await startSecureReceiver(trusted, (_request, answer) => void answer.end('ok'))
  let address = '127.0.0.1'
  await using out = testOutbound({ resolveName: () => Promise.resolve([address]) })
  assert.equal((await out.post(reached('receiver.example', receiver.port))).kind, 'answered')
  for (address of ['169.254.169.254', '10.0.0.1', '::ffff:169.254.169.254', 'fe80::1']) {
    const answer = await out.post(reached('receiver.example', receiver.port))
    assert.equal(answer.kind === 'failed' && answer.reason, 'address.forbidden', address)
  }
  assert.equal(receiver.connections(), 1)
})

test('one forbidden address among good ones forbids the call, and the detail does not tell which', async () => {
  await using receiver = await startSecureReceiver(trusted, (_request, answer) => void answer.end('ok'))
  await using out = testOutbound({ resolveName: () => Promise.resolve(['127.0.0.1', '10.11.12.13']) })
  const answer = await out.post(reached('receiver.example', receiver.port))
  assert.deepEqual(answer, { kind: 'failed', reason: 'address.forbidden', detail: 'an address that this deployment does not call' })
  assert.equal(receiver.connections(), 0)
})

test('addresses in the text are judged as resolved ones are', async () => {
  await using out = testOutbound({ mode: 'production' })
  for (const host of ['127.0.0.1', '10.0.0.1', '[::1]', '[::ffff:7f00:1]', '169.254.169.254', 'localhost', 'a.localhost.']) {
    const answer = await out.post(`https://${host}/`)
    assert.equal(answer.kind === 'failed' && answer.reason, 'address.forbidden', host)
  }
  for (const url of ['http://127.0.0.1/', 'https://2130706433/', 'https://a@localhost/']) {
    const answer = await out.post(url)
    assert.equal(answer.kind === 'failed' && answer.reason, 'address.invalid', url)
  }
})

test('plain http goes to this machine only, whatever ranges are allowed', async () => {
  await using out = testOutbound({ allowedRanges: ['0.0.0.0/0'], resolveName: () => Promise.resolve(['127.0.0.1']) })
  for (const url of ['http://10.0.0.1/', 'http://receiver.example/']) {
    const answer = await out.post(url)
    assert.equal(answer.kind === 'failed' && answer.reason, 'address.invalid', url)
  }
})

test('an address that refuses is passed over for the next', async () => {
  await using receiver = await startSecureReceiver(trusted, (_request, answer) => void answer.end('ok'))
  await using out = testOutbound({ resolveName: () => Promise.resolve(['127.0.0.9', '127.0.0.1']) })
  assert.equal((await out.post(reached('receiver.example', receiver.port))).kind, 'answered')
  // localhost is both ::1, where nobody listens, and 127.0.0.1.
  assert.equal((await out.post(reached('localhost', receiver.port))).kind, 'answered')
})

test('a name without addresses is unknown; a resolver that is silent ends with the time', async () => {
  await using none = testOutbound({ resolveName: () => Promise.resolve([]) })
  const unknown = await none.post('https://receiver.example/')
  assert.equal(unknown.kind === 'failed' && unknown.reason, 'name.unknown')
  await using silent = testOutbound({ timeoutMs: 200, resolveName: () => new Promise(() => undefined) })
  const elapsedMs = stopwatch()
  const late = await silent.post('https://receiver.example/')
  assert.equal(late.kind === 'failed' && late.reason, 'timeout')
  assert.ok(elapsedMs() < 10_000)
})

test("another's certificate, one that nobody signed, and a server without TLS are refused before anything is sent", async () => {
  let calls = 0
  const listener = (): void => void calls++
  await using other = await startSecureReceiver(trusted, listener)
  await using unsigned = await startSecureReceiver(makeCertificate(['DNS:receiver.example']), listener)
  await using plain = await startReceiver(listener)
  await using out = testOutbound({ resolveName: () => Promise.resolve(['127.0.0.1']) })
  for (const url of [reached('other.example', other.port), reached('127.0.0.1', other.port), reached('receiver.example', unsigned.port), reached('receiver.example', plain.port)]) {
    const answer = await out.post(url)
    assert.equal(answer.kind === 'failed' && answer.reason, 'tls.failed', url)
  }
  assert.equal(calls, 0)
})

test('the environment cannot switch the look at certificates off', async () => {
  await using unsigned = await startSecureReceiver(makeCertificate(['DNS:receiver.example']), (_request, answer) => void answer.end('ok'))
  await using out = testOutbound({ resolveName: () => Promise.resolve(['127.0.0.1']) })
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
  try {
    const answer = await out.post(reached('receiver.example', unsigned.port))
    assert.equal(answer.kind === 'failed' && answer.reason, 'tls.failed')
  } finally {
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
  }
})

test('a server that is silent while the connection is secured ends with the time', async () => {
  await using mute = await startSocket(() => undefined)
  await using out = testOutbound({ timeoutMs: 200, resolveName: () => Promise.resolve(['127.0.0.1']) })
  const answer = await out.post(reached('receiver.example', mute.port))
  assert.equal(answer.kind === 'failed' && answer.reason, 'timeout')
})
