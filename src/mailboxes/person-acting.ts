import type { EventActor } from '../events/index.ts'
import type { Session } from '../login/index.ts'
import { actorOfSession } from '../rights/index.ts'

/** The person who is logged in, as the log names actors: by identity, so that an employee is not taken for the company, and whom he works for. */
export const personActing = (session: Session): EventActor => (session.kind === 'employee' ? actorOfSession(session) : { kind: session.kind, id: session.identityId })
