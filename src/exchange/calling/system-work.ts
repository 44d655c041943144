import type { Instant } from '../../platform/clock/index.ts'
import type { NewWork } from '../../platform/work/index.ts'
import type { SystemId } from '../../systems/index.ts'

/** Work whose subject is a system: one row for everything that waits for it, so that one worker at a time sees to it. */
export const systemWork = (stage: string, systemId: SystemId, dueAt: Instant): NewWork => ({ subjectId: systemId, stage, lane: 'single', senderId: systemId, dueAt })
