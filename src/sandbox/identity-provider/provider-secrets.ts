import { randomBytes } from 'node:crypto'
import type { JWK } from 'jose'
import { exportJWK, generateKeyPair } from 'jose'
import { z } from 'zod'
import { machineNow } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { findRecord, insertRecordOnce } from './records.queries.ts'

export interface ProviderSecrets {
  /** Signs ID tokens. */
  readonly signingKey: JWK
  /** Signs the provider's cookies. */
  readonly cookieKey: string
}

const place = { model: 'Secrets', recordId: 'current' }
const stored = z.object({ signingKey: z.record(z.string(), z.unknown()), cookieKey: z.string() })

async function newSecrets(): Promise<ProviderSecrets> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return { signingKey: { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig' }, cookieKey: randomBytes(32).toString('base64url') }
}

async function findSecrets(database: Database): Promise<ProviderSecrets | undefined> {
  const row = await database.read((on) => findRecord(on, { ...place, now: machineNow() }))
  return row === undefined ? undefined : stored.parse(row.payload)
}

/** The keys of the sandbox's provider, made at the first use and kept in the database: they guard generated people only. */
export async function providerSecrets(database: Database): Promise<ProviderSecrets> {
  const known = await findSecrets(database)
  if (known !== undefined) return known
  const made = await newSecrets()
  await database.transaction((tx) => insertRecordOnce(tx, { ...place, payload: { ...made } }))
  return (await findSecrets(database)) ?? made
}
