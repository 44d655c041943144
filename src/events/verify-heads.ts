import type { KeyRing } from '../platform/crypto/index.ts'
import type { Database, Read } from '../platform/database/index.ts'
import type { SignedHead } from './daily-head.ts'
import { isSignedBy, signHead } from './daily-head.ts'
import type { LogFinding } from './log-finding.ts'
import { hexOf } from './seal.ts'
import { findSealValue, listDailyHeads } from './verify.queries.ts'

/** The signed head of every day so far; that of today grows until midnight, but what it names stays true. */
export async function listSignedHeads(on: Read, keys: KeyRing): Promise<SignedHead[]> {
  const heads = await listDailyHeads(on, {})
  return heads.map(({ day, epoch, sealNumber, seal }) => signHead(keys, { day, epoch, sealNumber, seal: hexOf(seal) }))
}

async function faultOf(on: Read, keys: KeyRing, head: SignedHead): Promise<(LogFinding & { kind: 'head' })['what'] | undefined> {
  if (!isSignedBy(keys, head)) return 'forged'
  const stored = await findSealValue(on, head)
  if (stored === undefined) return 'seal removed'
  return hexOf(stored.seal) === head.seal ? undefined : 'seal replaced'
}

/** Compares the chain with heads kept elsewhere. Together with `verifyLog`, which shows that every seal follows from those before. */
export async function verifyHeads(services: { database: Database; keys: KeyRing }, heads: readonly SignedHead[], tell: (finding: LogFinding) => void): Promise<void> {
  for (const head of heads) {
    const what = await services.database.read((on) => faultOf(on, services.keys, head))
    if (what !== undefined) tell({ kind: 'head', day: head.day, what })
  }
}
