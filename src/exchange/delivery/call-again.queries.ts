import { execute, uuid } from '../../platform/database/index.ts'
import type { SystemId } from '../../systems/index.ts'

/** The contact is still told when the system works again. */
export const updateUnpaused = execute({ systemId: uuid<SystemId>() })`
  UPDATE endpoint_states SET paused_until = NULL WHERE endpoint_states.system_id = ${'systemId'}`
