import type { MemoVersion } from '../../memo/index.ts'
import { find, text, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId } from '../letter.ts'

/** The version a letter was sent in, and the one that the system takes. */
export const findLetterVersions = find(
  { letterId: uuid<LetterId>(), systemId: uuid<SystemId>() },
  { stored: text<MemoVersion>(), wanted: text<MemoVersion>() },
)`
  SELECT letter_headers.memo_version AS stored, systems.memo_version AS wanted
  FROM letter_headers
  JOIN systems ON systems.system_id = ${'systemId'}
  WHERE letter_headers.letter_id = ${'letterId'}`
