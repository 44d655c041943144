import { Problem } from '../../platform/problems/index.ts'
import { mailingProblems } from './mailings.problems.ts'

export const maxNameLength = 100

const plain = (typed = ''): string => typed.trim().replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')

/** Whether a mailing can be called so. */
export function isName(typed: string): boolean {
  const { length } = plain(typed)
  return length > 0 && length <= maxNameLength
}

/** What the staff calls a mailing. Throws mailing.name.missing. */
export function readName(typed: string | undefined): string {
  const name = plain(typed)
  if (!isName(name)) throw new Problem(mailingProblems['mailing.name.missing'])
  return name
}
