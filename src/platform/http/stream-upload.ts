import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import type { BusboyInstance } from '@fastify/busboy'
import type { Caller } from './caller.ts'
import { generalProblems, Problem } from '../problems/index.ts'

/** The one file of a form, while it streams in. */
export interface StreamedFile {
  readonly filename: string | undefined
  /** As the sender says, in lower case and without parameters. */
  readonly mediaType: string
  /** Ends only when the whole form has come and was as it must be; else it throws, and what was read of it is of no account. */
  readonly bytes: AsyncIterable<Uint8Array>
}

const unreadable = (detail: string, cause?: unknown): Problem => new Problem(generalProblems['request.body.unreadable'], { detail, cause })

function parserFor(headers: Caller['headers']): BusboyInstance {
  try {
    return new Busboy({ headers: { 'content-type': String(headers['content-type'] ?? '') }, isPartAFile: () => true, limits: { parts: 1 } })
  } catch (cause) {
    throw new Problem(generalProblems['content.type.not.supported'], { cause })
  }
}

/** What the form's end says: nothing, or why it is refused. A connection that was cut keeps its own error. */
async function feed(body: AsyncIterable<Uint8Array>, parser: BusboyInstance): Promise<void> {
  const source = { fault: undefined as unknown } // set when the body itself fails
  const watched = async function* () {
    try {
      yield* body
    } catch (error) {
      source.fault = error
      throw error
    }
  }
  await pipeline(watched, parser).catch((error: unknown) => {
    throw error === source.fault || error instanceof Problem ? error : unreadable('The form ends early or is no multipart/form-data.', error)
  })
}

/**
 * Reads a form (multipart/form-data) that has one part and no other: a file of this name. Nothing of it is kept: it comes at the pace at which `bytes` is read.
 * Throws content.type.not.supported, request.body.unreadable (another part, none, no end), or what the body throws.
 */
export async function streamUpload(body: Readable, headers: Caller['headers'], field: string): Promise<StreamedFile> {
  const parser = parserFor(headers)
  const found = Promise.withResolvers<StreamedFile>()
  const fed = feed(body as AsyncIterable<Uint8Array>, parser) // an HTTP body yields bytes
  const onlyOne = unreadable(`The form must have one part, a file called "${field}", and no other.`)
  parser.on('partsLimit', () => parser.destroy(onlyOne))
  parser.on('file', (name, file, filename, ...[, mediaType]) => {
    file.on('error', () => undefined)
    fed.catch(() => file.destroy(onlyOne))
    if (name !== field) return void parser.destroy(onlyOne)
    found.resolve({ filename, mediaType: mediaType.toLowerCase(), bytes: untilFormEnds(file, fed) })
  })
  fed.then(() => found.reject(onlyOne), found.reject)
  return found.promise
}

/** A part fails only with its form, and then the form knows why. */
async function* untilFormEnds(file: Readable, fed: Promise<void>): AsyncGenerator<Uint8Array> {
  try {
    yield* file as AsyncIterable<Uint8Array> // a part yields bytes
  } catch (error) {
    await fed
    throw error
  }
  await fed
}
