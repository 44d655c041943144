import type { Instant } from '../platform/clock/index.ts'
import { Problem } from '../platform/problems/index.ts'
import type { SystemToAuthenticate } from './authenticate-system.queries.ts'
import type { CallingSystem } from './system.ts'
import { systemProblems } from './systems.problems.ts'

/** A system as it was read, and when. */
export interface FoundSystem {
  readonly system: SystemToAuthenticate
  readonly now: Instant
}

/** Activation is business time; a system whose `activeFrom` is not set was never activated. Throws system.deleted, system.not.yet.active, system.deactivated. */
export function refuseInactive({ system, now }: FoundSystem): void {
  if (system.deletedAt !== null) throw new Problem(systemProblems['system.deleted'])
  if (system.activeFrom === null || system.activeFrom > now) throw new Problem(systemProblems['system.not.yet.active'])
  if (system.activeTo !== null && system.activeTo <= now) throw new Problem(systemProblems['system.deactivated'])
}

/** What the rest of the program sees of a system that was recognised. */
export function callingSystemOf(system: SystemToAuthenticate): CallingSystem {
  const { systemId, organisationId, organisationPartyId, organisationType, mandatoryPostAllowed, legalNotificationAllowed, isSender, isRecipient, serviceProtocol } = system
  return { systemId, organisationId, organisationPartyId, organisationType, mandatoryPostAllowed, legalNotificationAllowed, isSender, isRecipient, serviceProtocol }
}
