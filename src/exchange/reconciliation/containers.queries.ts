import { array, boolean, int4, int8, list, nullable, text, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { ContainerId } from '../containers/container.ts'
import type { LetterId } from '../letter.ts'

/** Containers of which letters may be taken in, or which could be ended, while nothing is planned that does so. */
export const listSleepingContainers = list({ stages: array(text()) }, { systemId: uuid<SystemId>(), letterId: nullable(uuid<LetterId>()), isStuck: boolean })`
  SELECT containers.system_id, NULL::uuid AS letter_id,
    EXISTS (SELECT FROM work WHERE work.subject_id = container_parts.part_id AND work.stage = ANY(${'stages'})) AS is_stuck
  FROM container_progress
  JOIN containers ON containers.container_id = container_progress.container_id
  JOIN container_parts ON container_parts.container_id = container_progress.container_id
  WHERE container_progress.ended_at IS NULL
    AND (container_parts.handled < least(container_parts.entries, container_progress.released - container_parts.first_entry + 1)
      OR (container_progress.handled = containers.entries AND NOT EXISTS (
        SELECT FROM container_parts AS others JOIN work ON work.subject_id = others.part_id WHERE others.container_id = containers.container_id)))
    AND NOT EXISTS (SELECT FROM work WHERE work.subject_id = container_parts.part_id AND work.stage = ANY(${'stages'}) AND work.stuck_since IS NULL)`

/** What the tables tell of containers that came from `first` on, or are not ended; each count by itself. */
export const listContainerWitnesses = list(
  { first: uuid() },
  { containerId: uuid<ContainerId>(), isEnded: boolean, isKept: boolean, hasKey: boolean, hasParts: boolean, taken: int4, faults: int4, letters: int8, namedFaults: int8 },
)`
  WITH looked_at AS (
    SELECT containers.container_id, containers.transmission_id, containers.entries, container_progress.ended_at, container_progress.handled,
      container_progress.taken, container_progress.refused + container_progress.rejected AS faults
    FROM containers JOIN container_progress ON container_progress.container_id = containers.container_id
    WHERE containers.container_id >= ${'first'} OR container_progress.ended_at IS NULL),
  counted AS (
    SELECT letters.transmission_id, count(*) AS letters FROM letters
    WHERE letters.way = 'CONTAINER' AND letters.letter_id >= (SELECT looked_at.container_id FROM looked_at ORDER BY looked_at.container_id LIMIT 1)
    GROUP BY letters.transmission_id)
  SELECT looked_at.container_id, looked_at.ended_at IS NOT NULL AS is_ended,
    EXISTS (SELECT FROM content WHERE content.content_id = looked_at.container_id AND content.store <> 'removed') AS is_kept,
    EXISTS (SELECT FROM container_keys WHERE container_keys.container_id = looked_at.container_id) AS has_key,
    EXISTS (SELECT FROM container_parts WHERE container_parts.container_id = looked_at.container_id
      HAVING sum(container_parts.entries) = looked_at.entries AND sum(container_parts.handled) = looked_at.handled) AS has_parts,
    looked_at.taken, looked_at.faults, coalesce(counted.letters, 0) AS letters,
    (SELECT count(*) FROM container_faults WHERE container_faults.container_id = looked_at.container_id) AS named_faults
  FROM looked_at LEFT JOIN counted ON counted.transmission_id = looked_at.transmission_id`
