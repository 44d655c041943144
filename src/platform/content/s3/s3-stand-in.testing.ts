import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { MachineTime } from '../../clock/index.ts'
import { instantText, machineNow } from '../../clock/index.ts'
import { uuidV4 } from '../../crypto/index.ts'
import type { S3Access } from './s3-access.ts'

/** How the stand-in fails a request: with an answer of the protocol, by silence, or by ending the connection (before or in its answer). */
export type StandInFault = { readonly status: number; readonly code: string } | 'hang' | 'cut' | 'cut-in-answer'

/** The parts of the S3 protocol that the store speaks, in memory: for machines without a server, and for what a real one does not do on demand. */
export interface S3StandIn {
  readonly access: S3Access
  /** Asked about every request, `PUT /bucket/key?partNumber=1`; undefined: answered as it should. */
  fault: (line: string) => StandInFault | undefined
  readonly requests: string[]
  /** Lets every object be so old. */
  age(byMs: number): void
  stop(): Promise<void>
}

interface Upload {
  readonly key: string
  readonly begun: string
  readonly parts: Map<number, Buffer>
}

interface Stored {
  readonly bytes: Buffer
  readonly modified: string
}

const bucket = 'letters'
const pageSize = 7
const isoNow = (shiftMs = 0): string => instantText((machineNow() + shiftMs) as MachineTime) // branding
const etag = (bytes: Uint8Array): string => `"${createHash('md5').update(bytes).digest('hex')}"`

class Refusal extends Error {
  readonly status: number
  constructor(status: number, code: string) {
    super(code)
    this.status = status
  }
}

interface Asked {
  readonly method: string
  readonly key: string
  readonly query: URLSearchParams
  readonly body: Buffer
  readonly range: string | undefined
}

interface Answer {
  readonly status: number
  readonly headers?: Record<string, string>
  readonly xml?: string
  readonly raw?: Buffer
}

class Bucket {
  private readonly objects = new Map<string, Stored>()
  private readonly uploads = new Map<string, Upload>()

  age(byMs: number): void {
    for (const [key, { bytes }] of this.objects) this.objects.set(key, { bytes, modified: isoNow(-byMs) })
  }

  answer({ method, key, query, body, range }: Asked): Answer {
    if (key === '') return query.has('uploads') ? this.listUploads(query) : this.list(query)
    const upload = query.get('uploadId')
    if (upload !== null) return this.onUpload(method, upload, Number(query.get('partNumber')), body)
    if (method === 'POST') return this.begin(key)
    if (method === 'PUT') return this.store(key, body)
    if (method === 'DELETE') return this.remove(key)
    return this.read(key, range)
  }

  private store(key: string, bytes: Buffer): Answer {
    this.objects.set(key, { bytes, modified: isoNow() })
    return { status: 200, headers: { etag: etag(bytes) } }
  }

  private remove(key: string): Answer {
    this.objects.delete(key)
    return { status: 204 }
  }

  private read(key: string, range = ''): Answer {
    const found = this.objects.get(key)
    if (found === undefined) throw new Refusal(404, 'NoSuchKey')
    const [, start = 0, end = 0] = (/bytes=(\d+)-(\d+)/.exec(range) ?? []).map(Number)
    if (start >= found.bytes.length) throw new Refusal(416, 'InvalidRange')
    return { status: 206, raw: found.bytes.subarray(start, end + 1) }
  }

  private begin(key: string): Answer {
    const id = uuidV4()
    this.uploads.set(id, { key, begun: isoNow(), parts: new Map() })
    return { status: 200, xml: `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>` }
  }

  private onUpload(method: string, id: string, part: number, body: Buffer): Answer {
    const upload = this.uploads.get(id)
    if (upload === undefined) throw new Refusal(404, 'NoSuchUpload')
    if (method === 'PUT') {
      upload.parts.set(part, body)
      return { status: 200, headers: { etag: etag(body) } }
    }
    this.uploads.delete(id)
    if (method === 'DELETE') return { status: 204 }
    const wanted = [...body.toString().matchAll(/<PartNumber>(\d+)</g)].map(([, number]) => upload.parts.get(Number(number)) ?? Buffer.alloc(0))
    if (wanted.slice(0, -1).some((bytes) => bytes.length < 5 * 2 ** 20)) throw new Refusal(400, 'EntityTooSmall')
    this.store(upload.key, Buffer.concat(wanted))
    return { status: 200, xml: `<CompleteMultipartUploadResult><Key>${upload.key}</Key></CompleteMultipartUploadResult>` }
  }

  private list(query: URLSearchParams): Answer {
    const after = query.get('start-after') ?? ''
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after).toSorted()
    const items = keys.slice(0, pageSize).map((key) => {
      const { bytes, modified } = this.objects.get(key) ?? { bytes: Buffer.alloc(0), modified: '' }
      return `<Contents><Key>${key}</Key><Size>${bytes.length}</Size><LastModified>${modified}</LastModified></Contents>`
    })
    return { status: 200, xml: `<ListBucketResult><IsTruncated>${keys.length > pageSize}</IsTruncated>${items.join('')}</ListBucketResult>` }
  }

  private listUploads(query: URLSearchParams): Answer {
    const found = [...this.uploads].filter(([, { key }]) => key.startsWith(query.get('prefix') ?? ''))
    const items = found.map(([id, { key, begun }]) => `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${begun}</Initiated></Upload>`)
    return { status: 200, xml: `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${items.join('')}</ListMultipartUploadsResult>` }
  }
}

function give(response: ServerResponse, { status, headers = {}, xml, raw }: Answer): void {
  response.writeHead(status, { ...headers, ...(xml === undefined ? {} : { 'content-type': 'application/xml' }) })
  response.end(raw ?? xml)
}

function breakOff(response: ServerResponse, { status, raw = Buffer.alloc(3) }: Answer): void {
  response.writeHead(status, { 'content-length': 1_000_000 })
  response.write(raw.subarray(0, 3))
  setImmediate(() => response.destroy())
}

function answerOf(contents: Bucket, { method = '', url = '', headers }: IncomingMessage, body: Buffer): Answer {
  const { pathname, searchParams: query } = new URL(url, 'http://stand-in')
  try {
    if (!pathname.startsWith(`/${bucket}`)) throw new Refusal(404, 'NoSuchBucket')
    return contents.answer({ method, key: pathname.slice(bucket.length + 2), query, body, range: headers.range })
  } catch (error) {
    if (error instanceof Refusal) return refused(error.status, error.message)
    throw error
  }
}

const refused = (status: number, code: string): Answer => ({ status, xml: `<Error><Code>${code}</Code><Message>Refused.</Message></Error>` })

async function serve(contents: Bucket, request: IncomingMessage, response: ServerResponse, fault: StandInFault | undefined): Promise<void> {
  if (fault === 'cut') return void request.socket.destroy()
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer) // a request without encoding yields buffers
  if (fault === 'hang') return
  if (typeof fault === 'object') return give(response, refused(fault.status, fault.code))
  const answer = answerOf(contents, request, Buffer.concat(parts))
  if (fault === 'cut-in-answer') breakOff(response, answer)
  else give(response, answer)
}

export async function startS3StandIn(): Promise<S3StandIn> {
  const contents = new Bucket()
  const requests: string[] = []
  const server = createServer((request, response) => {
    const line = `${request.method} ${request.url}`
    requests.push(line)
    void serve(contents, request, response, standIn.fault(line))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a TCP server
  const credentials = { accessKeyId: 'stand-in', secretAccessKey: 'stand-in' }
  const standIn: S3StandIn = {
    access: { endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', bucket, prefix: '', credentials, pathStyle: true },
    fault: () => undefined,
    requests,
    age: (byMs) => contents.age(byMs),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return standIn
}
