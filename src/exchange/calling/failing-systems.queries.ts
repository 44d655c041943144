import { int4, int8, list, nullable, text, timestamp, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { CallPurpose } from './endpoint-states.queries.ts'

/** Systems that take neither letters nor receipts since their last success, the longest first. */
export const listFailingSystems = list(
  { limit: int4 },
  {
    systemId: uuid<SystemId>(),
    systemName: text(),
    organisationName: text(),
    purpose: text<CallPurpose>(),
    failuresInRow: int4,
    failingSince: timestamp,
    lastReason: nullable(text()),
    pausedUntil: nullable(timestamp),
  },
)`
  SELECT endpoint_states.system_id, systems.name AS system_name, parties.name AS organisation_name, endpoint_states.purpose,
    endpoint_states.failures_in_row, endpoint_states.failing_since, endpoint_states.last_reason, endpoint_states.paused_until
  FROM endpoint_states
  JOIN systems ON systems.system_id = endpoint_states.system_id AND systems.deleted_at IS NULL
  JOIN organisations ON organisations.organisation_id = systems.organisation_id
  JOIN parties ON parties.party_id = organisations.party_id
  WHERE endpoint_states.failing_since IS NOT NULL
  ORDER BY endpoint_states.failing_since, endpoint_states.system_id LIMIT ${'limit'}`

/** How many systems take neither letters nor receipts since their last success, by what they do not take. */
export const countFailingSystems = list({}, { purpose: text<CallPurpose>(), count: int8 })`
  SELECT endpoint_states.purpose, count(*) AS count
  FROM endpoint_states JOIN systems ON systems.system_id = endpoint_states.system_id AND systems.deleted_at IS NULL
  WHERE endpoint_states.failing_since IS NOT NULL
  GROUP BY endpoint_states.purpose ORDER BY endpoint_states.purpose`
