import { generalProblems, Problem } from '../problems/index.ts'
import type { Caller } from './caller.ts'

/** The version that a change is meant for: the bare integer, as clients of the wire send it (ngdp.md §2.5), or an entity tag `"3"`. Throws version.required. */
export function ifMatchOf(caller: Caller): number {
  const given = caller.headers['if-match']
  const version = typeof given === 'string' ? /^\s*"?(\d{1,15})"?\s*$/.exec(given)?.[1] : undefined
  if (version === undefined) throw new Problem(generalProblems['version.required'])
  return Number(version)
}
