import { change, execute, int4, machineTimestamp, text } from '../../platform/database/index.ts'

/** Counts one more from an address; what was counted until a moment that has passed begins anew. */
export const upsertFailedToken = change({ address: text(), now: machineTimestamp, endsAt: machineTimestamp }, { failures: int4, endsAt: machineTimestamp })`
  INSERT INTO failed_tokens AS failed (address, failures, ends_at) VALUES (${'address'}, 1, ${'endsAt'})
  ON CONFLICT (address) DO UPDATE SET
    failures = CASE WHEN failed.ends_at > ${'now'} THEN failed.failures + 1 ELSE 1 END,
    ends_at = CASE WHEN failed.ends_at > ${'now'} THEN failed.ends_at ELSE excluded.ends_at END
  RETURNING failed.failures, failed.ends_at`

export const deleteFailedTokensBefore = execute({ before: machineTimestamp })`
  DELETE FROM failed_tokens WHERE failed_tokens.ends_at < ${'before'}`
