import { createHash, type Hash } from 'node:crypto'
import { Base64Flow } from './base64-flow.ts'

/** What becomes known of a file's content while it passes. */
export interface DecodedContent {
  start: number
  end: number
  length: number
  sha256: string
  firstBytes: Uint8Array
}

const noBytes = new Uint8Array(0)

/** Follows one file's content: decodes, counts and hashes it, keeps none of it but its first bytes. */
export class ContentDecoding {
  readonly flow: Base64Flow
  private readonly start: number
  private readonly wanted: number
  private readonly hash: Hash = createHash('sha256')
  private length = 0
  private firstBytes: Uint8Array = noBytes

  /** `start`: where the content begins in the message; `wanted`: how many of its first bytes to keep. */
  constructor(start: number, wanted: number) {
    this.start = start
    this.wanted = wanted
    this.flow = new Base64Flow((decoded) => this.take(decoded))
  }

  /** The content, or undefined when it was no base64; `end` is the offset of the end tag. */
  finish(end: number): DecodedContent | undefined {
    if (!this.flow.end()) return undefined
    return { start: this.start, end, length: this.length, sha256: this.hash.digest('hex'), firstBytes: this.firstBytes }
  }

  private take(decoded: Buffer): void {
    this.hash.update(decoded)
    this.length += decoded.length
    const missing = this.wanted - this.firstBytes.length
    if (missing > 0) this.firstBytes = Buffer.concat([this.firstBytes, decoded.subarray(0, missing)])
  }
}
