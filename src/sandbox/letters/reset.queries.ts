import { boolean, execute, find, get, int4, text, timestamp } from '../../platform/database/index.ts'

/** One reset at a time, for as long as the connection lives. */
export const takeResetLock = get({ lock: int4 }, { taken: boolean })`SELECT pg_try_advisory_lock(${'lock'}::bigint) AS taken`

/** What a sandbox was seeded with. */
export const findSeed = find({}, { seed: text(), persons: int4, companies: int4, authorities: int4, letters: int4 })`
  SELECT demo_seeds.seed, demo_seeds.persons, demo_seeds.companies, demo_seeds.authorities, demo_seeds.letters FROM demo_seeds`

/** The epoch of the log so far. */
export const getEpoch = get({}, { epoch: int4 })`SELECT max(event_epochs.epoch) AS epoch FROM event_epochs`

/** A log begins whose seals follow from none before. */
export const insertEpoch = execute({ epoch: int4, now: timestamp })`
  INSERT INTO event_epochs (epoch, begun_at, reason, last_seal) VALUES (${'epoch'}, ${'now'}, 'sandbox reset', decode(repeat('00', 32), 'hex'))`

export const updateClockToMachine = execute({})`UPDATE business_clock SET offset_ms = 0`

/** Contents that were handed over are removed in the order of time, which begins anew. */
export const updateRemovalsPlace = execute({})`
  UPDATE content_removals SET ended_at = '0001-01-01', letter_id = '00000000-0000-0000-0000-000000000000'`

/** Logins on their way are lost; the provider's own keys stay, for running processes hold them. */
export const deleteLoginsOnTheirWay = execute({})`
  DELETE FROM identity_provider_records WHERE identity_provider_records.model <> 'Secrets'`

export const insertReset = execute({ now: timestamp })`
  INSERT INTO sandbox_resets (reset_at) VALUES (${'now'})`
