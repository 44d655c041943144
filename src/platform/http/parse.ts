import type { z } from 'zod'
import type { FieldProblem } from '../problems/index.ts'
import { generalProblems, Problem } from '../problems/index.ts'

/** An answer names so many faults; ten thousand would help nobody. */
const maxNamed = 50

/** U+0000 anywhere: nobody means it, and PostgreSQL's texts cannot hold it. Without recursion: a body may be nested as deep as it is long. */
function holdsNul(value: unknown): boolean {
  const waiting = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next === 'string' && next.includes('\u0000')) return true
    if (typeof next === 'object' && next !== null) for (const inner of Object.values(next)) waiting.push(inner)
  }
  return false
}

function refusal(fields: readonly FieldProblem[]): Problem {
  const named = fields.slice(0, maxNamed)
  const more = fields.length > maxNamed ? [`And ${fields.length - maxNamed} more.`] : []
  return new Problem(generalProblems['request.invalid'], { fields: named, detail: [...named.map(({ field, message }) => `${field}: ${message}.`), ...more].join(' ') })
}

/** Parses a part of a request by its schema; throws request.invalid naming every wrong field at once. */
export function parseBy(schema: z.ZodType | undefined, value: unknown, place: string): unknown {
  if (schema === undefined) return undefined
  if (holdsNul(value)) throw refusal([{ field: place, code: 'character', message: 'U+0000 is not allowed' }])
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw refusal(
    parsed.error.issues.map((issue) => ({
      field: issue.path.length > 0 ? issue.path.map(String).join('.') : place,
      code: issue.code ?? 'invalid',
      message: issue.message,
    })),
  )
}
