import { array, execute, int8, list, nullable, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'

/** What waits for systems to be fetched and was not yet, with the last reminder of it; for a system that is called no more, also what was to be pushed. A system for which nothing waits has no row. */
export const listUnfetched = list(
  { systemIds: array(uuid<SystemId>()) },
  { systemId: uuid<SystemId>(), waiting: int8, oldestSince: timestamp, remindedAt: nullable(timestamp) },
)`
  SELECT systems.system_id, unfetched.waiting, unfetched.oldest_since, endpoint_states.reminded_at
  FROM systems
  JOIN LATERAL (
    SELECT count(*) AS waiting, min(waiting_deliveries.waiting_since) AS oldest_since FROM waiting_deliveries
    WHERE waiting_deliveries.system_id = systems.system_id AND waiting_deliveries.fetched_at IS NULL
      AND (waiting_deliveries.next_attempt_at IS NULL OR systems.service_protocol NOT IN ('REST_PUSH', 'REST_PUBLISH_SUBSCRIBE'))
    HAVING count(*) > 0) AS unfetched ON true
  LEFT JOIN endpoint_states ON endpoint_states.system_id = systems.system_id AND endpoint_states.purpose = 'letters'
  WHERE systems.system_id = ANY(${'systemIds'})`

export const upsertReminders = execute({ systemIds: array(uuid<SystemId>()), now: timestamp })`
  INSERT INTO endpoint_states (system_id, purpose, reminded_at)
  SELECT item.system_id, 'letters', ${'now'} FROM unnest(${'systemIds'}) AS item (system_id)
  ON CONFLICT (system_id, purpose) DO UPDATE SET reminded_at = excluded.reminded_at`
