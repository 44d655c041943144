import type { TestPerson } from '../../login/login.testing.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { actingAs } from '../acting.testing.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import type { CreateOutcome, TokenWish } from './create-token.ts'
import { createToken } from './create-token.ts'

interface TestWish extends Partial<TokenWish> {
  /** For which organisation; the own one unless told. */
  readonly partyId?: PartyId
}

/** Makes a token as its owner does: a name of its own, without rights, for a day, unless told. */
export async function create(database: Database, who: TestPerson, { partyId = who.partyId, ...more }: TestWish = {}): Promise<CreateOutcome> {
  const acting = await actingAs(database, who, partyId)
  const privileges: readonly PrivilegeType[] = []
  return database.transaction((tx) => createToken(tx, acting, { name: 'Afstemning', privileges, days: 1, ...more }))
}

/** The token itself. */
export async function createdToken(database: Database, who: TestPerson, more: TestWish = {}): Promise<string> {
  const outcome = await create(database, who, more)
  if (outcome.kind === 'refused') throw new Error(`The token was refused: ${outcome.why}`)
  return outcome.token
}
