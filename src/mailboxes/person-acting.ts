import type { EventActor } from '../events/index.ts'
import type { Session } from '../login/index.ts'

/** The person who is logged in, as the log names actors: by identity, so that an employee is not taken for the company. */
export const personActing = ({ kind, identityId }: Session): EventActor => ({ kind, id: identityId })
