import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import type { BusboyInstance } from '@fastify/busboy'
import type { Caller } from './caller.ts'
import { generalProblems, Problem } from '../problems/index.ts'

/** A file chosen in a form. */
export interface UploadedFile {
  /** The form's field. */
  readonly field: string
  /** As the browser names it, without folders. */
  readonly filename: string
  /** As the browser believes. */
  readonly mediaType: string
  /** Empty when it is larger than allowed. */
  readonly bytes: Buffer
  readonly tooLarge: boolean
}

export interface UploadedForm {
  /** A field may come several times, as ticked boxes of one question do. */
  readonly fields: ReadonlyMap<string, readonly string[]>
  readonly files: readonly UploadedFile[]
}

export interface UploadLimits {
  readonly fieldBytes: number
  readonly fileBytes: number
  /** How many files; one unless told: they are held in memory. */
  readonly files?: number
}

/** What goes beyond a file's limit is read and thrown away, so that the page can say so and keep the rest; but not without end. */
const maxReadBytes = 200_000_000
const maxParts = 100

function parserFor(headers: Caller['headers'], { fieldBytes, fileBytes, files = 1 }: UploadLimits): BusboyInstance {
  try {
    return new Busboy({ headers: { 'content-type': String(headers['content-type'] ?? '') }, limits: { fieldSize: fieldBytes, fileSize: fileBytes, files, parts: maxParts, fields: maxParts } })
  } catch (cause) {
    throw new Problem(generalProblems['content.type.not.supported'], { cause })
  }
}

const tooLarge = (): Problem => new Problem(generalProblems['request.too.large'])

async function* bounded(body: Readable): AsyncGenerator<Uint8Array> {
  let length = 0
  for await (const chunk of body as AsyncIterable<Uint8Array>) { // an HTTP body yields bytes
    length += chunk.length
    if (length > maxReadBytes) throw tooLarge()
    yield chunk
  }
}

/**
 * Reads a form with files (multipart) or without. A file over its limit is told apart and the rest is kept.
 * Throws content.type.not.supported, request.body.unreadable, request.too.large (a field over its limit, more files than are allowed, or too much in all).
 */
export async function readUpload(body: Readable, headers: Caller['headers'], limits: UploadLimits): Promise<UploadedForm> {
  const parser = parserFor(headers, limits)
  const fields = new Map<string, readonly string[]>()
  const files: UploadedFile[] = []
  let cut = false
  parser.on('field', (name, value, _nameCut, valueCut) => {
    cut ||= valueCut
    fields.set(name, [...(fields.get(name) ?? []), value])
  })
  parser.on('partsLimit', () => (cut = true))
  parser.on('filesLimit', () => (cut = true))
  parser.on('file', (field, stream, filename, ...[, mediaType]) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    // A field in which no file was chosen comes as a nameless empty file.
    stream.on('end', () => {
      if (filename === '' || filename === undefined) return
      files.push({ field, filename, mediaType, bytes: stream.truncated ? Buffer.alloc(0) : Buffer.concat(chunks), tooLarge: stream.truncated })
    })
    stream.on('error', () => undefined)
  })
  await pipeline(bounded(body), parser).catch((cause: unknown) => {
    throw cause instanceof Problem ? cause : new Problem(generalProblems['request.body.unreadable'], { cause })
  })
  if (cut) throw tooLarge()
  return { fields, files }
}
