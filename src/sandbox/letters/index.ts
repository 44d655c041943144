export { makeMemo } from './make-memo.ts'
export type { MadeMemo, MemoInput } from './make-memo.ts'
