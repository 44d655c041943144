import type { z } from 'zod'
import type { FieldProblem } from '../problems/index.ts'
import { generalProblems, Problem } from '../problems/index.ts'

/** Parses a part of a request by its schema; throws request.invalid naming every wrong field at once. */
export function parseBy(schema: z.ZodType | undefined, value: unknown, place: string): unknown {
  if (schema === undefined) return undefined
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const fields: FieldProblem[] = parsed.error.issues.map((issue) => ({
    field: issue.path.length > 0 ? issue.path.map(String).join('.') : place,
    code: issue.code ?? 'invalid',
    message: issue.message,
  }))
  throw new Problem(generalProblems['request.invalid'], { fields, detail: fields.map(({ field, message }) => `${field}: ${message}.`).join(' ') })
}
