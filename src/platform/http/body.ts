import type { Readable } from 'node:stream'
import { generalProblems, Problem } from '../problems/index.ts'

/** Forms and JSON documents are small; letters come as streams with a limit of their own. */
const maxParsedBodyBytes = 1_048_576

async function readWhole(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) { // a request without encoding gives buffers
    size += chunk.length
    if (size > maxParsedBodyBytes) throw new Problem(generalProblems['request.too.large'], { detail: `The limit is ${maxParsedBodyBytes} bytes.` })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (cause) {
    throw new Problem(generalProblems['request.body.unreadable'], { cause })
  }
}

/** A field that comes once is a text, one that comes several times an array. */
function parseForm(bytes: Buffer): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]> // no inherited names
  const parameters = new URLSearchParams(bytes.toString('utf8'))
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name)
    fields[name] = values.length === 1 ? (values[0] ?? '') : values
  }
  return fields
}

/** Reads a JSON or form body whole; an empty body is `{}`. Throws request.too.large, request.body.unreadable, content.type.not.supported. */
export async function readBody(stream: Readable, contentType: string | undefined): Promise<unknown> {
  const bytes = await readWhole(stream)
  if (bytes.length === 0) return {}
  const mediaType = contentType?.split(';')[0]?.trim().toLowerCase()
  if (mediaType === 'application/json') return parseJson(bytes)
  if (mediaType === 'application/x-www-form-urlencoded') return parseForm(bytes)
  throw new Problem(generalProblems['content.type.not.supported'])
}
