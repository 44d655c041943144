import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { pause } from '../clock/index.ts'

/** What the stand-in does with a file once it has it, or, for `cut`, `limit` and `early`, as soon as its first bytes come. */
export type StandInWay = 'scan' | 'slow' | 'hang' | 'cut' | 'error' | 'limit' | 'early' | 'nonsense'

/** A server of clamd's protocol that finds one made-up virus: for machines without clamd, and for what clamd does not do on demand. */
export interface ClamdStandIn {
  readonly address: { readonly host: string; readonly port: number }
  way: StandInWay
  /** While it is false even a PING finds no answer. */
  answersPing: boolean
  /** About a file with these letters it says nothing, whatever its way. */
  hangsOn: string | undefined
  /** Every file it was sent whole. */
  readonly files: Buffer[]
  stop(): Promise<void>
}

/** Where these letters stand, the stand-in finds a virus. */
export const madeUpVirus = 'Made-up-virus-of-a-test'

const lengthBytes = 4

/** The file in what came after the command; undefined until its end is there. */
function fileIn(stream: Buffer): Buffer | undefined {
  const pieces: Buffer[] = []
  for (let at = 0; at + lengthBytes <= stream.length; ) {
    const length = stream.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(stream.subarray(at + lengthBytes, at + lengthBytes + length))
    at += lengthBytes + length
  }
  return undefined
}

const answers: Partial<Record<StandInWay, string>> = { error: 'stream: Cannot allocate memory ERROR', nonsense: 'HTTP/1.1 400 Bad Request' }

async function answerFile(socket: Socket, way: StandInWay, file: Buffer): Promise<void> {
  if (way === 'hang') return
  if (way === 'slow') await pause(150)
  socket.end(`${answers[way] ?? (file.includes(madeUpVirus) ? 'stream: Made.Up.Virus-1 FOUND' : 'stream: OK')}\0`)
}

function converse(standIn: ClamdStandIn, socket: Socket): void {
  let heard = Buffer.alloc(0)
  socket.on('error', () => undefined)
  socket.on('data', (part: Buffer) => {
    heard = Buffer.concat([heard, part])
    const command = heard.subarray(0, heard.indexOf(0)).toString()
    if (command === 'zPING' && standIn.answersPing) return void socket.end('PONG\0')
    if (command !== 'zINSTREAM') return
    if (standIn.way === 'cut') return void socket.destroy()
    if (standIn.way === 'limit') return void socket.end('INSTREAM size limit exceeded. ERROR\0')
    if (standIn.way === 'early') return void socket.end('stream: OK\0')
    const file = fileIn(heard.subarray(command.length + 1))
    if (file === undefined) return
    standIn.files.push(file)
    const hangs = standIn.hangsOn !== undefined && file.includes(standIn.hangsOn)
    void answerFile(socket, hangs ? 'hang' : standIn.way, file)
  })
}

export async function startClamdStandIn(): Promise<ClamdStandIn> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    converse(standIn, socket)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a TCP server
  const standIn: ClamdStandIn = {
    address: { host: '127.0.0.1', port },
    way: 'scan',
    answersPing: true,
    hangsOn: undefined,
    files: [],
    async stop() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
  return standIn
}
