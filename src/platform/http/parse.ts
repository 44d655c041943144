import type { z } from 'zod'
import type { FieldProblem } from '../problems/index.ts'
import { generalProblems, Problem } from '../problems/index.ts'

/** U+0000 anywhere: nobody means it, and PostgreSQL's texts cannot hold it. */
const holdsNul = (value: unknown): boolean =>
  typeof value === 'string' ? value.includes('\u0000') : typeof value === 'object' && value !== null && Object.values(value).some(holdsNul)

function refusal(fields: readonly FieldProblem[]): Problem {
  return new Problem(generalProblems['request.invalid'], { fields, detail: fields.map(({ field, message }) => `${field}: ${message}.`).join(' ') })
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
