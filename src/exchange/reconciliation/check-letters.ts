import { instant } from '../../platform/clock/index.ts'
import type { ContentStore } from '../../platform/content/index.ts'
import { firstUuidV7 } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { LetterId } from '../letter.ts'
import type { CheckReport } from './letter-check.ts'
import { firstLetterId, LetterCheck, onOwnSnapshot } from './letter-check.ts'

/** How far back the quick check looks; older letters are looked at while they are on their way. */
const windowMs = 86_400_000

/**
 * Proves that nothing was lost or doubled, from tables that are written independently (exchange.md §9): each accepted letter is in
 * exactly one waiting or final state, with its receipts and events. With `all` every letter, with its content opened and hashed;
 * otherwise the letters of the last day, those still on their way and those to which something happened in that day, without opening
 * contents. May run while letters come in.
 */
export async function checkLetters(database: Database, contentStore: ContentStore, { all }: { readonly all: boolean }): Promise<CheckReport> {
  const now = await database.now()
  return onOwnSnapshot(database, now, async (on) => {
    const check = new LetterCheck(on, all ? contentStore : undefined)
    const first = all ? firstLetterId : (firstUuidV7(instant(now - windowMs)) as LetterId) // branding
    await check.checkFrom(first)
    if (all) await check.checkStrays()
    else await check.checkOpen(first)
    await check.checkContainers(first)
    await check.checkWakeUps()
    return check.report
  })
}
