import type { TestPerson } from '../../login/login.testing.ts'
import type { PartyId } from '../../parties/index.ts'
import { after, machineNow } from '../../platform/clock/index.ts'
import { sha256, uuidV4 } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { newAccessToken } from './access-token.ts'

interface TestToken {
  /** The employee's own organisation unless told. */
  readonly partyId?: PartyId
  readonly privileges: readonly string[]
  /** An hour unless told. */
  readonly livesMs?: number
}

/** A token of an employee; answers the header that the program then sends. */
export async function addAccessToken(database: Database, employee: TestPerson, { partyId = employee.partyId, privileges, livesMs = 3_600_000 }: TestToken): Promise<{ authorization: string }> {
  const token = newAccessToken()
  const insert = `INSERT INTO access_tokens (token_id, token_sha256, identity_id, party_id, name, privileges, created_at, expires_at)
    VALUES ($1, $2, $3, $4, 'Prøve', $5, to_timestamp($6 / 1000.0), to_timestamp($7 / 1000.0))`
  const createdAt = after(machineNow(), -1_000)
  const values = [uuidV4(), sha256(token), employee.identityId, partyId, privileges, createdAt, after(createdAt, livesMs)]
  await database.transaction((tx) => tx.client.query(insert, values))
  return { authorization: `Bearer ${token}` }
}
