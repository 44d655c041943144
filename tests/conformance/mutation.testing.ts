import type { MemoVersion } from '../../src/memo/index.ts'
import { fullLetter, smallLetter } from '../../src/memo/letter.testing.ts'

export interface Mutation {
  version: MemoVersion
  /** What was done, for the report of a difference. */
  name: string
  message: Buffer
}

export const versions: readonly MemoVersion[] = ['1.1', '1.2']
export const full: Record<MemoVersion, string> = { '1.1': fullLetter('1.1'), '1.2': fullLetter('1.2') }
export const small: Record<MemoVersion, string> = { '1.1': smallLetter({ version: '1.1' }), '1.2': smallLetter({ version: '1.2' }) }

/** Replaces the first occurrence; a test letter that has none is a mistake of the test. */
export function swap(letter: string, from: string, to: string): string {
  if (!letter.includes(from)) throw new Error(`the test letter has no ${from}`)
  return letter.replace(from, () => to)
}

/** The same changes on the letters of both versions. */
export function onBoth(base: Record<MemoVersion, string>, changes: readonly (readonly [from: string, to: string])[]): Mutation[] {
  return versions.flatMap((version) =>
    changes.map(([from, to]) => ({ version, name: `${from} → ${to}`, message: Buffer.from(swap(base[version], from, to)) })),
  )
}
