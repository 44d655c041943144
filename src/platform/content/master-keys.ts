import type { KeyRing } from '../crypto/index.ts'
import type { Database } from '../database/index.ts'
import { deleteMasterKeys, insertMasterKeys, listMasterKeys } from './master-keys.queries.ts'

/** Notes that contents are, or will be, wrapped by these keys. Before the first content of a process: so no key is used that nobody knows of. */
export const noteMasterKeys = (database: Database, keyIds: readonly string[]): Promise<unknown> => database.transaction((tx) => insertMasterKeys(tx, { keyIds }))

/** Keys that contents are wrapped by and that the ring lacks: these contents cannot be read. */
export async function findMissingMasterKeys(database: Database, ring: KeyRing): Promise<string[]> {
  const noted = await database.read((on) => listMasterKeys(on, {}))
  return noted.map(({ keyId }) => keyId).filter((keyId) => !ring.keys.has(keyId))
}

/** Forgets keys: no content is wrapped by them, or they are lost and their contents with them. */
export const forgetMasterKeys = (database: Database, keyIds: readonly string[]): Promise<unknown> => database.transaction((tx) => deleteMasterKeys(tx, { keyIds }))
