import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { test } from 'node:test'
import { pause, stopwatch } from '../clock/index.ts'
import { heldBytes } from './held-bytes.testing.ts'
import { startReceiver, startSocket, testOutbound } from './receiver.testing.ts'

const here = (port: number): string => `http://127.0.0.1:${port}/in?x=1`

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece) // no encoding is set
  return Buffer.concat(pieces)
}

async function* pieces(count: number): AsyncGenerator<Uint8Array> {
  for (let made = 0; made < count; made++) yield Buffer.alloc(65_536, made % 251)
}

test('a call arrives as it was given, and the answer comes back', async () => {
  const seen: unknown[] = []
  await using receiver = await startReceiver(async (request, answer) => {
    const { host, 'user-agent': agent, 'content-type': type, 'content-length': length } = request.headers
    seen.push({ method: request.method, url: request.url, host, agent, type, length, body: (await bodyOf(request)).toString() })
    answer.writeHead(202).end('tak, blåbær\0')
  })
  await using out = testOutbound()
  const answer = await out.post(here(receiver.port), { headers: { 'content-type': 'text/plain', Host: 'elsewhere.example' } })
  assert.deepEqual(answer, { kind: 'answered', status: 202, body: 'tak, blåbær\uFFFD' })
  assert.deepEqual(seen, [{ method: 'POST', url: '/in?x=1', host: `127.0.0.1:${receiver.port}`, agent: 'Brevdue test', type: 'text/plain', length: '5', body: 'hello' }])
})

test('a redirect is an answer and is not followed', async () => {
  let calls = 0
  await using receiver = await startReceiver((_request, answer) => {
    calls++
    answer.writeHead(307, { location: '/elsewhere' }).end()
  })
  await using out = testOutbound()
  assert.deepEqual(await out.post(here(receiver.port)), { kind: 'answered', status: 307, body: '' })
  assert.equal(calls, 1)
})

test('calls one after the other share a connection', async () => {
  await using receiver = await startReceiver((request, answer) => void request.resume().on('end', () => answer.end('ok')))
  await using out = testOutbound()
  for (let call = 0; call < 5; call++) assert.equal((await out.post(here(receiver.port), { body: pieces(2) })).kind, 'answered')
  assert.equal(receiver.connections(), 1)
})

test('a receiver that never answers, stops after its headers, or trickles, is over when the time is', async () => {
  await using silent = await startReceiver(() => undefined)
  await using mute = await startSocket(() => undefined)
  await using headed = await startReceiver((_request, answer) => void answer.writeHead(200, { 'content-length': 10 }).write('12345'))
  await using trickling = await startReceiver((_request, answer) => {
    const timer = setInterval(() => answer.write('.'), 20)
    answer.on('close', () => clearInterval(timer))
  })
  await using trickledHead = await startSocket((socket) => {
    socket.write('HTTP/1.1 200 OK\r\n')
    const timer = setInterval(() => socket.write('x-a: b\r\n'), 20)
    socket.on('close', () => clearInterval(timer))
  })
  await using out = testOutbound({ timeoutMs: 300 })
  for (const { port } of [silent, mute, headed, trickling, trickledHead]) {
    const elapsedMs = stopwatch()
    const answer = await out.post(here(port))
    assert.equal(answer.kind === 'failed' && answer.reason, 'timeout')
    assert.ok(elapsedMs() >= 290 && elapsedMs() < 10_000, `${elapsedMs()} ms`)
  }
})

test('a receiver that reads nothing holds a large body up only until the time is over', async () => {
  await using receiver = await startSocket((socket) => void socket.pause())
  await using out = testOutbound({ timeoutMs: 300 })
  const answer = await out.post(here(receiver.port), { body: pieces(1_000) })
  assert.equal(answer.kind === 'failed' && answer.reason, 'timeout')
})

test('a connection that breaks before, in the middle of, or after the head of the answer is lost', async () => {
  const behaviours = ['', 'HTTP/1.1 2', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n12345', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n12345\r\n', 'not http at all\r\n\r\n']
  for (const said of behaviours) {
    await using receiver = await startSocket((socket) => void socket.once('data', () => socket.end(said)))
    await using out = testOutbound()
    const answer = await out.post(here(receiver.port))
    assert.equal(answer.kind === 'failed' && answer.reason, 'connection.lost', JSON.stringify(said))
  }
})

test('a connection that is reset while a large body is sent is lost', async () => {
  await using receiver = await startSocket((socket) => void socket.once('data', () => socket.resetAndDestroy()))
  await using out = testOutbound()
  const answer = await out.post(here(receiver.port), { body: pieces(200), length: 200 * 65_536 })
  assert.equal(answer.kind === 'failed' && answer.reason, 'connection.lost')
})

test('a receiver may refuse before it has everything, but a success without everything is none', async () => {
  await using refusing = await startReceiver((_request, answer) => void answer.writeHead(413).end('too large'))
  await using lying = await startSocket((socket) => void socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok')))
  await using hasty = await startReceiver((request, answer) => {
    request.resume()
    answer.end('ok')
  })
  await using out = testOutbound()
  assert.deepEqual(await out.post(here(refusing.port), { body: pieces(300) }), { kind: 'answered', status: 413, body: 'too large' })
  const lied = await out.post(here(lying.port), { body: pieces(300) })
  assert.equal(lied.kind === 'failed' && lied.reason, 'connection.lost')
  assert.deepEqual(await out.post(here(hasty.port), { body: pieces(300) }), { kind: 'answered', status: 200, body: 'ok' })
})

test('a long answer is cut, an endless head is refused', async () => {
  await using receiver = await startReceiver((_request, answer) => void answer.end(Buffer.alloc(50_000_000, 'a')))
  await using headed = await startReceiver((_request, answer) => void answer.writeHead(200, { 'x-long': 'a'.repeat(40_000) }).end())
  await using out = testOutbound()
  const cut = await out.post(here(receiver.port))
  assert.ok(cut.kind === 'answered' && cut.status === 200 && cut.body.length === 65_536)
  const refused = await out.post(here(headed.port))
  assert.equal(refused.kind === 'failed' && refused.reason, 'answer.too.large')
})

test('nobody listens: refused; a name that no server knows: unknown', async () => {
  const receiver = await startReceiver(() => undefined)
  await receiver[Symbol.asyncDispose]()
  await using out = testOutbound({ resolveName: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })) })
  assert.deepEqual(await out.post(here(receiver.port)), { kind: 'failed', reason: 'connection.refused', detail: 'ECONNREFUSED' })
  assert.deepEqual(await out.post('https://nobody.example/'), { kind: 'failed', reason: 'name.unknown', detail: 'ENOTFOUND' })
})

test('a large body passes through in little memory', async () => {
  const hash = createHash('sha256')
  await using receiver = await startReceiver(async (request, answer) => {
    for await (const piece of request as AsyncIterable<Buffer>) { // no encoding is set
      hash.update(piece)
    }
    answer.end(hash.digest('hex'))
  })
  await using out = testOutbound({ timeoutMs: 60_000 })
  const expected = createHash('sha256')
  let most = 0
  let made = 0
  async function* body(): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces(1_600)) {
      expected.update(piece)
      if (made++ % 100 === 99) most = Math.max(most, heldBytes())
      yield piece
    }
  }
  const before = heldBytes()
  const answer = await out.post(here(receiver.port), { body: body(), length: 1_600 * 65_536 })
  assert.deepEqual(answer, { kind: 'answered', status: 200, body: expected.digest('hex') })
  assert.ok(most > 0 && most - before < 40_000_000, `${most - before} bytes of 104 857 600`)
})

test('a receiver that switches to another protocol has not answered, and holds nothing', async () => {
  for (const status of ['101 Switching Protocols', '101 Switching Protocols\r\nContent-Length: 5']) {
    await using switching = await startSocket((socket) => void socket.once('data', () => socket.write(`HTTP/1.1 ${status}\r\nConnection: upgrade\r\nUpgrade: other\r\n\r\n`)))
    await using out = testOutbound({ timeoutMs: 1_000 })
    const answer = await Promise.race([out.post(here(switching.port)), pause(3_000)])
    assert.deepEqual(answer, { kind: 'failed', reason: 'connection.lost', detail: 'closed without an answer' })
  }
})

test('a body that fails or is not as long as told is our own fault, and the receiver gets no whole call', async () => {
  let whole = 0
  await using receiver = await startReceiver((request, answer) => void request.resume().on('end', () => answer.end(String(++whole))).on('error', () => undefined))
  await using out = testOutbound()
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield* pieces(3)
    throw new Error('the store is broken')
  }
  await assert.rejects(out.post(here(receiver.port), { body: failing() }), /the store is broken/)
  await assert.rejects(out.post(here(receiver.port), { body: pieces(3), length: 10 }), RangeError)
  await assert.rejects(out.post(here(receiver.port), { body: pieces(3), length: 300_000 }), RangeError)
  await pause(50)
  assert.equal(whole, 0)
})

test('a body that hangs is over when the time is', async () => {
  await using receiver = await startReceiver((request) => void request.resume())
  await using out = testOutbound({ timeoutMs: 200 })
  async function* hanging(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('a')
    await new Promise(() => undefined)
  }
  const answer = await out.post(here(receiver.port), { body: hanging() })
  assert.equal(answer.kind === 'failed' && answer.reason, 'timeout')
})

test('a call stops with its signal and with the end of everything', async () => {
  await using receiver = await startReceiver((request) => void request.resume())
  await using out = testOutbound()
  const stopping = new AbortController()
  const stopped = out.post(here(receiver.port), { signal: stopping.signal })
  const closed = out.post(here(receiver.port), { body: pieces(20) })
  await pause(50)
  stopping.abort()
  assert.deepEqual(await stopped, { kind: 'failed', reason: 'stopped', detail: 'stopped' })
  assert.equal((await out.post(here(receiver.port), { signal: stopping.signal })).kind, 'failed')
  await out.outbound.close()
  assert.deepEqual(await closed, { kind: 'failed', reason: 'stopped', detail: 'stopped' })
  assert.deepEqual(await out.post(here(receiver.port)), { kind: 'failed', reason: 'stopped', detail: 'stopped' })
})

test('a receiver that hangs holds nobody else up', async () => {
  await using hanging = await startReceiver(() => undefined)
  await using quick = await startReceiver((request, answer) => void request.resume().on('end', () => answer.end('ok')))
  await using out = testOutbound({ timeoutMs: 60_000 })
  const stuck = Array.from({ length: 20 }, () => out.post(here(hanging.port)))
  const answers = await Promise.all(Array.from({ length: 100 }, () => out.post(here(quick.port))))
  assert.ok(answers.every(({ kind }) => kind === 'answered'))
  await out.outbound.close()
  assert.ok((await Promise.all(stuck)).every((answer) => answer.kind === 'failed' && answer.reason === 'stopped'))
})
