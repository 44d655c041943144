import { ask } from '../../src/events/events.testing.ts'
import type { TestPerson } from '../../src/login/login.testing.ts'
import { uuidV4 } from '../../src/platform/crypto/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import type { PrivilegeType } from '../../src/rights/index.ts'
import { privilegeTypes } from '../../src/rights/index.ts'
import type { Example } from './examples.ts'
import { addOfficial } from './roles.testing.ts'
import type { World } from './world.testing.ts'

/** An organisation, the sender of the exchange, and an employee with every right there, who does everything unless told. */
export interface Scene {
  readonly world: World
  readonly database: Database
  readonly home: string
  readonly owner: TestPerson
  /** A new employee of it. */
  colleague(...privileges: readonly PrivilegeType[]): Promise<TestPerson>
  /** Inserts a row whose first value is a new id, which it answers. */
  insert(sql: string, ...values: readonly unknown[]): Promise<string>
  /** The one value that a query finds. */
  find(sql: string, ...values: readonly unknown[]): Promise<string>
}

/** A call that will succeed, of a thing made for it. */
export interface Attempt extends Pick<Example, 'parameters' | 'body' | 'form'> {
  readonly as?: TestPerson
  /** In whose logs it stands, where that is another than the organisation's. */
  readonly owners?: readonly string[]
}

/** Makes what a call needs, by "METHOD path". */
export type Tries = Readonly<Record<string, (scene: Scene) => Promise<Attempt>>>

export async function setScene(world: World): Promise<Scene> {
  const { database, sender } = world.exchange
  const owner = await addOfficial(database, sender, privilegeTypes)
  await ask(database, "UPDATE identities SET profile_at = now(), email = 'ida@example.dk' WHERE identity_id = $1", [owner.identityId])
  return {
    world,
    database,
    home: sender.partyId,
    owner,
    colleague: (...privileges) => addOfficial(database, sender, privileges),
    insert: async (sql, ...values) => {
      const id = uuidV4()
      await ask(database, sql, [id, ...values])
      return id
    },
    find: async (sql, ...values) => String(Object.values((await ask(database, sql, values))[0] ?? {})[0]),
  }
}
