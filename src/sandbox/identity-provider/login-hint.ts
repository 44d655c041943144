import { z } from 'zod'
import type { MachineTime } from '../../platform/clock/index.ts'
import { machineNow } from '../../platform/clock/index.ts'
import { randomToken, sha256 } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { takeRecord, upsertRecord } from './records.queries.ts'

/** From the login address to the provider is one redirect. */
const hintLifeMs = 60_000
const model = 'LoginHint'
const stored = z.object({ subject: z.string() })

const recordIdOf = (hint: string): string => sha256(hint).toString('base64url')

/** A hint that logs a demo person in once, without asking. */
export async function makeLoginHint(database: Database, subject: string): Promise<string> {
  const hint = randomToken()
  const expiresAt = (machineNow() + hintLifeMs) as MachineTime // branding
  await database.transaction((tx) => upsertRecord(tx, { model, recordId: recordIdOf(hint), payload: { subject }, grantId: null, expiresAt }))
  return hint
}

/** Whom a hint stands for; undefined when it is none of ours, was used or is too old. */
export async function takeLoginHint(database: Database, hint: string): Promise<string | undefined> {
  const [row] = await database.transaction((tx) => takeRecord(tx, { model, recordId: recordIdOf(hint), now: machineNow() }))
  return row === undefined ? undefined : stored.parse(row.payload).subject
}
