import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import type { BusboyInstance } from '@fastify/busboy'
import type { Caller } from './caller.ts'
import { generalProblems, Problem } from '../problems/index.ts'

/** The one file of a form, while it streams in. */
export interface StreamedFile {
  /** What stood in the form before it. */
  readonly fields: ReadonlyMap<string, string>
  readonly filename: string | undefined
  /** As the sender says, in lower case and without parameters. */
  readonly mediaType: string
  /** Ends only when the whole form has come and was as it must be; else it throws, and what was read of it is of no account. */
  readonly bytes: AsyncIterable<Uint8Array>
}

const unreadable = (detail: string, cause?: unknown): Problem => new Problem(generalProblems['request.body.unreadable'], { detail, cause })

/** Fields of a form are words of people: a name, a choice, a token. */
const maxFieldBytes = 20_000

function parserFor(headers: Caller['headers'], file: string, fieldsBefore: number): BusboyInstance {
  // Where no field is expected, whatever comes is meant to be the file.
  const isPartAFile = (name: string | undefined): boolean => fieldsBefore === 0 || name === file
  try {
    return new Busboy({ headers: { 'content-type': String(headers['content-type'] ?? '') }, isPartAFile, limits: { parts: fieldsBefore + 1, fieldSize: maxFieldBytes } })
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
 * Reads a form (multipart/form-data) that has a file of this name, and before it so many fields at most. Nothing of the file is kept: it comes at the pace at which `bytes` is read.
 * Throws content.type.not.supported, request.body.unreadable (another part, none, no end), or what the body throws.
 */
export async function streamUpload(body: Readable, headers: Caller['headers'], field: string, fieldsBefore = 0): Promise<StreamedFile> {
  const parser = parserFor(headers, field, fieldsBefore)
  const fields = new Map<string, string>()
  let hasFile = false
  const found = Promise.withResolvers<StreamedFile>()
  const fed = feed(body as AsyncIterable<Uint8Array>, parser) // an HTTP body yields bytes
  const onlyOne = unreadable(`The form must have ${fieldsBefore === 0 ? 'one part' : `${fieldsBefore + 1} parts at most, the last of them`}, a file called "${field}"${fieldsBefore === 0 ? ', and no other' : ''}.`)
  parser.on('partsLimit', () => parser.destroy(onlyOne))
  parser.on('field', (name, value, _nameCut, valueCut) => {
    if (valueCut || hasFile) parser.destroy(onlyOne)
    else fields.set(name, value)
  })
  parser.on('file', (name, file, filename, ...[, mediaType]) => {
    file.on('error', () => undefined)
    fed.catch(() => file.destroy(onlyOne))
    if (name !== field || hasFile) return void parser.destroy(onlyOne)
    hasFile = true
    found.resolve({ fields, filename, mediaType: mediaType.toLowerCase(), bytes: untilFormEnds(file, fed) })
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
