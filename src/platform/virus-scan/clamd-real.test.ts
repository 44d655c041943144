import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { ZipFile } from 'yazl'
import { freePort } from '../free-port.testing.ts'
import { openLog, Outage } from '../log/index.ts'
import type { ClamdAddress } from './clamd-address.ts'
import { Clamd } from './clamd.ts'
import { eicar, openRealClamd, whyNoClamd } from './real-clamd.testing.ts'
import { ScannerAway, ScanUnfinished } from './virus-scanner.ts'

const skip = whyNoClamd()
const server = skip === undefined ? await openRealClamd(await freePort()) : undefined
await server?.start()
after(() => server?.close())

const log = openLog('silent')
const clamdAt = (address: ClamdAddress): Clamd => new Clamd({ address, maxBytes: 10_000_000, silenceMs: 20_000 }, log, new Outage(log, 'virus scan'))
const bySocket = clamdAt({ path: server?.path ?? '' })
const byTcp = clamdAt({ host: '127.0.0.1', port: server?.port ?? 0 })

async function* inPieces(bytes: Uint8Array, pieceBytes = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield await Promise.resolve(bytes.subarray(at, at + pieceBytes))
}

const scan = (clamd: Clamd, bytes: Uint8Array, pieceBytes?: number) => clamd.scan(inPieces(bytes, pieceBytes), bytes.length)

function zipOf(name: string, bytes: Buffer): Promise<Buffer> {
  const zip = new ZipFile()
  zip.addBuffer(bytes, name)
  zip.end()
  return buffer(zip.outputStream.pipe(new PassThrough()))
}

for (const [way, clamd] of [['a socket', bySocket], ['TCP', byTcp]] as const) {
  test(`clamd by ${way}: clean is clean, the test file of EICAR is found, also in a ZIP`, { skip }, async () => {
    assert.equal(await clamd.ping(), true)
    assert.deepEqual(await scan(clamd, Buffer.from('Kære borger')), { kind: 'clean' })
    assert.deepEqual(await scan(clamd, randomBytes(1_900_000), 7_000), { kind: 'clean' })
    for (const pieceBytes of [1, 65_536]) assert.deepEqual(await scan(clamd, eicar(), pieceBytes), { kind: 'found', virus: 'Eicar-Test.UNOFFICIAL' })
    assert.deepEqual(await scan(clamd, await zipOf('brev.txt', eicar())), { kind: 'found', virus: 'Eicar-Test.UNOFFICIAL' })
  })

  test(`clamd by ${way}: a file above its own limit waits; one packed too deep is not scanned as a whole`, { skip }, async () => {
    await assert.rejects(scan(clamd, randomBytes(5_000_000)), ScanUnfinished)
    let nested = eicar()
    for (let depth = 0; depth < 8; depth++) nested = await zipOf(`${depth}.zip`, nested)
    assert.deepEqual(await scan(clamd, nested), { kind: 'too-large' })
  })
}

test('clamd: thirty files at once', { skip }, async () => {
  const files = Array.from({ length: 30 }, (_, number) => (number % 3 === 0 ? eicar() : randomBytes(200_000)))
  const verdicts = await Promise.all(files.map((file) => scan(bySocket, file)))
  assert.deepEqual(verdicts.map(({ kind }) => kind), files.map((_file, number) => (number % 3 === 0 ? 'found' : 'clean')))
})

test('clamd: killed in the middle of a file it is away, and there again when it is started', { skip }, async () => {
  async function* killing(): AsyncGenerator<Uint8Array> {
    yield randomBytes(100_000)
    await server?.stop()
    yield randomBytes(100_000)
  }
  await assert.rejects(byTcp.scan(killing(), 200_000), ScannerAway)
  await assert.rejects(scan(bySocket, eicar()), ScannerAway)
  await server?.start()
  assert.deepEqual((await scan(bySocket, eicar())).kind, 'found')
})
