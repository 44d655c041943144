import { boolean, list, nullable, text, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { ContainerId } from '../containers/container.ts'
import type { LetterId } from '../letter.ts'

const sleeping = { systemId: uuid<SystemId>(), letterId: nullable(uuid<LetterId>()), isStuck: boolean }

/** Mailings that are to be looked through while nothing is planned that does so. */
export const listUnexaminedMailings = list({ stage: text() }, sleeping)`
  SELECT mailings.system_id, NULL::uuid AS letter_id, EXISTS (SELECT FROM work WHERE work.subject_id = mailings.mailing_id AND work.stage = ${'stage'}) AS is_stuck
  FROM mailings
  WHERE mailings.state = 'examining'
    AND NOT EXISTS (SELECT FROM work WHERE work.subject_id = mailings.mailing_id AND work.stage = ${'stage'} AND work.stuck_since IS NULL)`

/** Mailings that wait for their next step while nothing is planned that begins it. */
export const listSleepingMailings = list({ stage: text() }, sleeping)`
  SELECT mailings.system_id, NULL::uuid AS letter_id, EXISTS (SELECT FROM work WHERE work.subject_id = mailings.mailing_id AND work.stage = ${'stage'}) AS is_stuck
  FROM mailings
  WHERE mailings.next_step_at IS NOT NULL
    AND NOT EXISTS (SELECT FROM work WHERE work.subject_id = mailings.mailing_id AND work.stage = ${'stage'} AND work.stuck_since IS NULL)`

/** What mailings say of themselves, held against their containers: those that came from `first` on, or are not ended. */
export const listMailingWitnesses = list({ first: uuid() }, { containerId: uuid<ContainerId>(), isThere: boolean, fits: boolean, isTold: boolean })`
  SELECT containers.container_id, mailings.mailing_id IS NOT NULL AS is_there,
    CASE mailings.state
      WHEN 'finished' THEN container_progress.handled = containers.entries
      WHEN 'stopped' THEN container_progress.ended_at IS NOT NULL
      WHEN 'running' THEN container_progress.ended_at IS NULL AND container_progress.handled < containers.entries
        AND (mailings.next_step_at IS NOT NULL) = (container_progress.handled = container_progress.released)
      ELSE container_progress.ended_at IS NULL AND container_progress.released = 0
    END IS NOT FALSE AS fits,
    (SELECT count(*) FROM mailing_changes WHERE mailing_changes.mailing_id = containers.container_id) = coalesce(mailings.last_change, 0) AS is_told
  FROM containers
  JOIN container_progress ON container_progress.container_id = containers.container_id
  LEFT JOIN mailings ON mailings.mailing_id = containers.container_id
  WHERE containers.lane = 'mailing' AND (containers.container_id >= ${'first'} OR container_progress.ended_at IS NULL)`
