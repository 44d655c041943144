import type { ContentStore } from '../../platform/content/index.ts'
import type { Database, Transaction } from '../../platform/database/index.ts'
import { ensurePartitions } from '../../platform/database/index.ts'
import type { NationSizes } from '../nation/index.ts'
import { buildNation, defaultSizes, insertNation } from '../nation/index.ts'
import { awaitSeeding, getSeeding, insertSeed } from './demo-seeds.queries.ts'
import { seedLetters } from './seed-letters.ts'

/** Letters of the last year, and the month before the first of them. */
export const monthsBack = 13

export interface SeedServices {
  readonly database: Database
  readonly contentStore: ContentStore
  /** The demo systems' tokens are derived from it. */
  readonly sandboxSecret: Uint8Array | string
}

export interface SeedWish extends NationSizes {
  readonly letters: number
  /** Any text. */
  readonly seed: string
}

export const defaultWish: SeedWish = { ...defaultSizes, letters: 300, seed: 'brevdue' }

export type SeedOutcome = { readonly kind: 'seeded'; readonly letters: number } | { readonly kind: 'seeded.before' | 'inhabited' }

/** Puts a nation with its letters into an empty database and answers how many letters were sent; undefined where another process did so first. */
export async function layNation(tx: Transaction, { contentStore, sandboxSecret }: SeedServices, wish: SeedWish): Promise<number | undefined> {
  await awaitSeeding(tx, {})
  if ((await insertSeed(tx, { ...wish, now: tx.now })) === 0) return undefined
  const nation = buildNation(wish.seed, tx.now, wish)
  await insertNation(tx, nation, sandboxSecret)
  return seedLetters(tx, contentStore, nation, { count: wish.letters, seed: wish.seed })
}

/**
 * Gives an empty sandbox its demo nation and their letters, all in one transaction: killed in the middle it leaves nothing, and the
 * next start begins anew. Of several processes one seeds, the others wait for it. A database in which somebody lives stays as it is.
 */
export async function seedSandbox(services: SeedServices, wish: SeedWish = defaultWish): Promise<SeedOutcome> {
  const { seeded, inhabited } = await services.database.read((on) => getSeeding(on, {}))
  if (seeded) return { kind: 'seeded.before' }
  if (inhabited) return { kind: 'inhabited' }
  await ensurePartitions(services.database, { monthsBack })
  const letters = await services.database.transaction((tx) => layNation(tx, services, wish))
  return letters === undefined ? { kind: 'seeded.before' } : { kind: 'seeded', letters }
}
