import { z } from 'zod'
import { equalInConstantTime } from '../platform/crypto/index.ts'
import { Problem } from '../platform/problems/index.ts'
import { loginProblems } from './login.problems.ts'
import type { Session } from './session.ts'

/**
 * The token's field, to be extended by each form's own (`csrfField` of the pages). Absent it is empty, and refused. Those take any text, for what a
 * schema refuses is answered without the form, and lost; a text that is too long is told at its field.
 */
export const csrfForm = z.object({ csrf: z.string().max(128).default('') })

/** Throws form.foreign unless the form was made for this session: a page elsewhere can post to us, but knows no token. */
export function checkCsrf(session: Pick<Session, 'csrfToken'>, form: { readonly csrf: string }): void {
  if (!equalInConstantTime(session.csrfToken, form.csrf)) throw new Problem(loginProblems['form.foreign'])
}
