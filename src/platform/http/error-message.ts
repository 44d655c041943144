import { z } from 'zod'
import type { Problem } from '../problems/index.ts'
import type { Answer } from './route.ts'

/** The wire's error body (API 1.68.0, ErrorMessage). */
export const errorMessageSchema = z.object({
  code: z.string(),
  message: z.string(),
  fieldErrors: z.array(
    z.object({ resource: z.string(), field: z.string(), code: z.string(), message: z.string(), rejectedValue: z.unknown().optional() }),
  ),
})

/** A problem in the shape of the system interface. */
export function errorMessageAnswer(problem: Problem, resource: string): Answer {
  const fieldErrors = problem.fields.map(({ field, code, message }) => ({ resource, field, code, message }))
  const headers: Record<string, string> = problem.retryAfterSeconds === undefined ? {} : { 'retry-after': String(problem.retryAfterSeconds) }
  return { status: problem.definition.status, body: { code: problem.code, message: problem.sentence, fieldErrors }, headers }
}
