import { createHmac, hkdfSync } from 'node:crypto'
import { z } from 'zod'
import type { KeyRing } from '../platform/crypto/index.ts'
import { equalInConstantTime } from '../platform/crypto/index.ts'

/**
 * The last seal of a day, kept outside the database: whoever rewrites the whole chain cannot rewrite these. Signed (HMAC-SHA-256)
 * by a key derived from the deployment's master key, so that a forged file is told from a true one.
 */
const headSchema = z.object({
  day: z.iso.date(),
  epoch: z.int(),
  sealNumber: z.int(),
  seal: z.hex().length(64),
  keyId: z.string(),
  signature: z.hex().length(64),
})

export type SignedHead = z.infer<typeof headSchema>
export type DailyHead = Omit<SignedHead, 'keyId' | 'signature'>

function signatureOf(keys: KeyRing, keyId: string, head: DailyHead): string | undefined {
  const master = keys.keys.get(keyId)
  if (master === undefined) return undefined
  const key = Buffer.from(hkdfSync('sha256', master, '', 'brevdue event heads 1', 32))
  return createHmac('sha256', key).update(JSON.stringify([head.day, head.epoch, head.sealNumber, head.seal])).digest('hex')
}

export function signHead(keys: KeyRing, head: DailyHead): SignedHead {
  const signature = signatureOf(keys, keys.currentId, head)
  if (signature === undefined) throw new Error('The key ring lacks its current key')
  return { ...head, keyId: keys.currentId, signature }
}

/** Whether a key of the ring signed exactly this. */
export function isSignedBy(keys: KeyRing, head: SignedHead): boolean {
  const signature = signatureOf(keys, head.keyId, head)
  return signature !== undefined && equalInConstantTime(signature, head.signature)
}

/** One JSON object a line. */
export const writeHeads = (heads: readonly SignedHead[]): string => heads.map((head) => `${JSON.stringify(head)}\n`).join('')

/** Reads a heads file; undefined when a line is no head. */
export function readHeads(text: string): SignedHead[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const heads = lines.map((line) => headSchema.safeParse(parseJson(line)))
  return heads.every((head) => head.success) ? heads.map((head) => head.data) : undefined
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
