import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, beforeEach, test } from 'node:test'
import { stopwatch } from '../clock/index.ts'
import { openLog, Outage } from '../log/index.ts'
import { Clamd } from './clamd.ts'
import { checkClamdAddress, readClamdAddress } from './clamd-address.ts'
import type { StandInWay } from './clamd-stand-in.testing.ts'
import { madeUpVirus, startClamdStandIn } from './clamd-stand-in.testing.ts'
import { ScannerAway, ScanUnfinished } from './virus-scanner.ts'

const standIn = await startClamdStandIn()
after(() => standIn.stop())

const lines: string[] = []
const log = openLog('info', { write: (line) => void lines.push(line) })
const told = (): (string | undefined)[] => lines.map((line) => /"msg":"([^"]+)"/.exec(line)?.[1])

const clamdAt = (address: { host: string; port: number }): Clamd => new Clamd({ address, maxBytes: 10_000_000, silenceMs: 400 }, log, new Outage(log, 'virus scan'))
const clamd = clamdAt(standIn.address)

async function* inPieces(...pieces: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* await Promise.resolve(pieces)
}

const scan = (text: string, by = clamd) => by.scan(inPieces(Buffer.from(text)), text.length)

beforeEach(() => {
  standIn.way = 'scan'
  standIn.answersPing = true
  standIn.files.length = 0
  lines.length = 0
})

test('says of a file whether it is clean or which virus it bears', async () => {
  assert.deepEqual(await scan('Kære borger'), { kind: 'clean' })
  assert.deepEqual(await scan(`Kære ${madeUpVirus}`), { kind: 'found', virus: 'Made.Up.Virus-1' })
  assert.deepEqual(told(), [])
})

test('every byte of a file reaches the scanner, whatever pieces it comes in', async () => {
  const bytes = randomBytes(3_000_000)
  const pieces = [bytes.subarray(0, 1), Buffer.alloc(0), bytes.subarray(1, 2_000_000), bytes.subarray(2_000_000), Buffer.alloc(0)]
  assert.deepEqual(await clamd.scan(inPieces(...pieces), bytes.length), { kind: 'clean' })
  assert.ok(standIn.files[0]?.equals(bytes))
})

test('a scanner that takes its time is waited for', async () => {
  standIn.way = 'slow'
  assert.deepEqual(await scan('x'), { kind: 'clean' })
})

test('a file above our own limit is told so and never sent', async () => {
  assert.deepEqual(await clamd.scan(inPieces(), 10_000_001), { kind: 'too-large' })
  assert.deepEqual(standIn.files, [])
})

for (const way of ['hang', 'cut', 'error', 'limit', 'nonsense'] satisfies StandInWay[])
  test(`no verdict (${way}) is no pass: the file waits, and others are scanned`, async () => {
    standIn.way = way
    await assert.rejects(scan('x'), ScanUnfinished)
    assert.deepEqual(told(), ['a file waits, since the virus scanner gives no verdict about it'])
    standIn.way = 'scan'
    assert.deepEqual(await scan('x'), { kind: 'clean' })
  })

for (const [name, way] of [['a limit', 'limit'], ['a verdict', 'early']] satisfies [string, StandInWay][])
  test(`${name} that is told while the file still streams ends the streaming, and lets nothing pass`, async () => {
    standIn.way = way
    let read = 0
    async function* long(): AsyncGenerator<Uint8Array> {
      for (; read < 90; read++) yield await Promise.resolve(randomBytes(100_000))
    }
    await assert.rejects(clamd.scan(long(), 9_000_000), ScanUnfinished)
    assert.ok(read < 90, `${read} pieces`)
  })

for (const [name, break_] of [['does not answer', 'hang'], ['hangs up', 'cut']] satisfies [string, StandInWay][])
  test(`a scanner that ${name}, not even to a PING, is away; told once, and its end`, async () => {
    Object.assign(standIn, { way: break_, answersPing: false })
    await assert.rejects(scan('x'), ScannerAway)
    await assert.rejects(scan('x'), ScannerAway)
    Object.assign(standIn, { way: 'scan', answersPing: true })
    assert.deepEqual(await scan('x'), { kind: 'clean' })
    assert.deepEqual(told(), ['a part is away: what needs it waits', 'a part is back'])
  })

test('where nobody listens the scanner is away at once', async () => {
  const gone = await startClamdStandIn()
  await gone.stop()
  const elapsedMs = stopwatch()
  await assert.rejects(scan('x', clamdAt(gone.address)), ScannerAway)
  assert.equal(await clamdAt(gone.address).ping(), false)
  assert.ok(elapsedMs() < 400)
})

test('what reading the file throws is thrown as it is', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from('half'))
    throw new RangeError('the store is broken')
  }
  await assert.rejects(clamd.scan(broken(), 9), RangeError)
})

test('addresses are a socket or a host with its port', () => {
  assert.deepEqual(readClamdAddress('/run/clamav/clamd.ctl'), { path: '/run/clamav/clamd.ctl' })
  assert.deepEqual(readClamdAddress('scanner.example:3310'), { host: 'scanner.example', port: 3310 })
  assert.deepEqual(readClamdAddress('[::1]:3310'), { host: '::1', port: 3310 })
  for (const wrong of ['scanner.example', 'scanner.example:', ':3310', 'scanner.example:0', 'scanner.example:99999', 'tcp://scanner.example:3310'])
    assert.equal(checkClamdAddress({ CLAMD_ADDRESS: wrong }).length, 1, wrong)
  assert.deepEqual(checkClamdAddress({ CLAMD_ADDRESS: '' }), [])
})
