import { execute, find, int4, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'

export type CallPurpose = 'letters' | 'receipts'

const ofSystem = { systemId: uuid<SystemId>(), purpose: text<CallPurpose>() }
const state = {
  failuresInRow: int4,
  failingSince: nullable(timestamp),
  lastFailureAt: nullable(timestamp),
  lastReason: nullable(text()),
  lastSuccessAt: nullable(timestamp),
  toldAt: nullable(timestamp),
  pausedUntil: nullable(timestamp),
}

/** How calls to a system went; nothing when it was never called. */
export const findEndpointState = find(ofSystem, state)`
  SELECT endpoint_states.failures_in_row, endpoint_states.failing_since, endpoint_states.last_failure_at, endpoint_states.last_reason,
    endpoint_states.last_success_at, endpoint_states.told_at, endpoint_states.paused_until
  FROM endpoint_states WHERE endpoint_states.system_id = ${'systemId'} AND endpoint_states.purpose = ${'purpose'}`

/** Lets the system be called at once; its contact is still told when it works again. */
export const updateUnpaused = execute(ofSystem)`
  UPDATE endpoint_states SET paused_until = NULL
  WHERE endpoint_states.system_id = ${'systemId'} AND endpoint_states.purpose = ${'purpose'} AND endpoint_states.paused_until IS NOT NULL`

export const upsertEndpointState = execute({ ...ofSystem, ...state })`
  INSERT INTO endpoint_states (system_id, purpose, failures_in_row, failing_since, last_failure_at, last_reason, last_success_at, told_at, paused_until)
  VALUES (${'systemId'}, ${'purpose'}, ${'failuresInRow'}, ${'failingSince'}, ${'lastFailureAt'}, ${'lastReason'}, ${'lastSuccessAt'},
    ${'toldAt'}, ${'pausedUntil'})
  ON CONFLICT (system_id, purpose) DO UPDATE SET failures_in_row = excluded.failures_in_row, failing_since = excluded.failing_since, last_failure_at = excluded.last_failure_at,
    last_reason = excluded.last_reason, last_success_at = excluded.last_success_at, told_at = excluded.told_at, paused_until = excluded.paused_until`
