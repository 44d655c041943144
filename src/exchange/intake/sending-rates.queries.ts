import { array, change, execute, int4, nullable, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'

/**
 * Counts letters of systems in a minute of business time, and answers how many each had before them in it and in the whole minute before.
 * A row is locked until the caller commits, so the count is exact whoever else takes letters in; sorted by the caller.
 */
export const upsertSendingRates = change(
  { systemIds: array(uuid<SystemId>()), counts: array(int4), minute: timestamp },
  { systemId: uuid<SystemId>(), letters: int4, lettersBefore: int4, toldAt: nullable(timestamp) },
)`
  INSERT INTO sending_rates (system_id, minute, letters, letters_before)
  SELECT item.system_id, ${'minute'}, item.letters, 0 FROM unnest(${'systemIds'}, ${'counts'}) AS item (system_id, letters)
  ON CONFLICT (system_id) DO UPDATE
    SET minute = greatest(sending_rates.minute, excluded.minute),
      letters = CASE WHEN sending_rates.minute >= excluded.minute THEN sending_rates.letters ELSE 0 END + excluded.letters,
      letters_before = CASE
        WHEN sending_rates.minute >= excluded.minute THEN sending_rates.letters_before
        WHEN sending_rates.minute = excluded.minute - interval '1 minute' THEN sending_rates.letters
        ELSE 0 END
  RETURNING sending_rates.system_id, sending_rates.letters, sending_rates.letters_before, sending_rates.told_at`

export const updateTold = execute({ systemIds: array(uuid<SystemId>()), now: timestamp })`
  UPDATE sending_rates SET told_at = ${'now'} WHERE sending_rates.system_id = ANY(${'systemIds'})`
