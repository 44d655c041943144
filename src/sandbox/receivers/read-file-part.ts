import { createHash } from 'node:crypto'

/** A file as it came: its name and what its bytes were, without the bytes. */
export interface ReceivedFile {
  readonly fileName: string
  readonly byteCount: number
  readonly sha256: Uint8Array
}

/** More than any client writes above a file. */
const maxHeadBytes = 16_384

const boundaryOf = (contentType: string | undefined): string | undefined =>
  /^multipart\/form-data\b.*;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType ?? '')?.slice(1).find((found) => found !== undefined)

/** The file's name in the head of a part called `file`; undefined for any other part. */
function fileNameIn(head: string, boundary: string): string | undefined {
  if (!head.startsWith(`--${boundary}\r\n`)) return undefined
  const disposition = /^content-disposition:\s*form-data\b.*$/im.exec(head)?.[0] ?? ''
  return /[;\s]name="?file"?(?:[;\s]|$)/i.test(disposition) ? /\bfilename="([^"]*)"/i.exec(disposition)?.[1] : undefined
}

/** Counts and hashes the bytes of a part up to its end, holding back only as much as could be the beginning of that end. */
class PartMeter {
  private readonly hash = createHash('sha256')
  private readonly end: Buffer
  private held = Buffer.alloc(0)
  private byteCount = 0
  private ended = false

  constructor(boundary: string) {
    this.end = Buffer.from(`\r\n--${boundary}`)
  }

  add(piece: Uint8Array): void {
    if (this.ended) return
    this.held = Buffer.concat([this.held, piece])
    const at = this.held.indexOf(this.end)
    this.ended = at >= 0
    this.take(this.ended ? at : Math.max(0, this.held.length - this.end.length + 1))
  }

  finish(fileName: string): ReceivedFile | undefined {
    return this.ended ? { fileName, byteCount: this.byteCount, sha256: this.hash.digest() } : undefined
  }

  private take(count: number): void {
    this.hash.update(this.held.subarray(0, count))
    this.byteCount += count
    this.held = this.held.subarray(count)
  }
}

/**
 * Reads a body of `multipart/form-data` whose first part is a file called `file`, to its end and without keeping it.
 * Undefined when it is none; the body is read to its end all the same.
 */
export async function readFilePart(body: AsyncIterable<Uint8Array>, contentType: string | undefined): Promise<ReceivedFile | undefined> {
  const boundary = boundaryOf(contentType)
  const meter = new PartMeter(boundary ?? '')
  let head: Buffer | undefined = Buffer.alloc(0)
  let fileName: string | undefined
  for await (const piece of body) {
    if (head === undefined) {
      meter.add(piece)
      continue
    }
    head = Buffer.concat([head, piece])
    const at = head.indexOf('\r\n\r\n')
    if (at < 0 && head.length <= maxHeadBytes) continue
    fileName = at < 0 || boundary === undefined ? undefined : fileNameIn(head.toString('utf8', 0, at + 2), boundary)
    meter.add(head.subarray(at + 4))
    head = undefined
  }
  return fileName === undefined ? undefined : meter.finish(fileName)
}
