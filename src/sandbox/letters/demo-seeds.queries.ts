import { boolean, execute, get, int4, text, timestamp } from '../../platform/database/index.ts'

/** Whether the sandbox was seeded, and whether anybody lives in it, seeded or not. */
export const getSeeding = get({}, { seeded: boolean, inhabited: boolean })`
  SELECT EXISTS (SELECT 1 FROM demo_seeds) AS seeded, EXISTS (SELECT 1 FROM parties) AS inhabited`

/** Waits for another process that is seeding; touches no row when that one has done it. */
export const insertSeed = execute({ seed: text(), persons: int4, companies: int4, authorities: int4, letters: int4, now: timestamp })`
  INSERT INTO demo_seeds (seed, persons, companies, authorities, letters, seeded_at)
  VALUES (${'seed'}, ${'persons'}, ${'companies'}, ${'authorities'}, ${'letters'}, ${'now'})
  ON CONFLICT (only_row) DO NOTHING`

/** Who comes second waits for the first as long as seeding takes on a slow machine, and not as long as a letter may wait. */
export const awaitSeeding = get({}, { lockTimeout: text(), statementTimeout: text() })`
  SELECT set_config('lock_timeout', '300s', true) AS lock_timeout, set_config('statement_timeout', '300s', true) AS statement_timeout`
