import type { TestPerson } from '../../login/login.testing.ts'
import type { Database } from '../../platform/database/index.ts'

/** Gives an employee a basic profile. */
export async function addProfile(database: Database, { identityId }: TestPerson, email: string): Promise<void> {
  await database.transaction((tx) => tx.client.query('UPDATE identities SET email = $2, profile_at = created_at WHERE identity_id = $1', [identityId, email]))
}
