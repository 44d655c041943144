import { Problem } from '../../platform/problems/index.ts'
import { mailingProblems } from './mailings.problems.ts'

export const maxNameLength = 100

/** What the staff calls a mailing. Throws mailing.name.missing. */
export function readName(typed: string | undefined): string {
  const name = typed?.trim().replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ') ?? ''
  if (name === '' || name.length > maxNameLength) throw new Problem(mailingProblems['mailing.name.missing'])
  return name
}
