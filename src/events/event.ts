import type { PartyId } from '../parties/index.ts'
import type { Brand } from '../platform/brand.ts'
import type { Instant } from '../platform/clock/index.ts'
import type { EventTag } from './event-texts.ts'

export type EventId = Brand<string, 'EventId'>

export type ActorKind = 'system' | 'citizen' | 'employee' | 'platform'

/** Who did it; a citizen, an employee and a system by their id, the platform itself without one. */
export interface EventActor {
  readonly kind: ActorKind
  readonly id?: string
  /** Whom an employee works for: acts in the log of another organisation say so. */
  readonly employerId?: PartyId
}

/** Facts for the log. A CPR number or a name never stands here: numbers live in `parties`, other personal data in `personal`. */
export type EventProperties = Readonly<Record<string, string | number | boolean>>

/** Facts about a person. They stand apart, enter the chain as a salted digest only, and can be erased. */
export type PersonalProperties = Readonly<Record<string, string>>

/** What happened, once for each party in whose log it belongs (exchange.md §7: sender side and recipient side are two events). */
export interface NewEvent {
  readonly tag: EventTag
  readonly ownerId: PartyId
  readonly actor: EventActor
  readonly systemId?: string
  readonly letterId?: string
  readonly properties: EventProperties
  readonly personal?: PersonalProperties
}

/** An event as the log tells it. */
export interface LoggedEvent {
  readonly eventId: EventId
  readonly tag: EventTag
  readonly ownerId: PartyId
  readonly actorKind: ActorKind
  readonly actorId: string | null
  readonly systemId: string | null
  readonly letterId: string | null
  readonly properties: EventProperties
  /** Null when there never were any or they have been erased. */
  readonly personal: PersonalProperties | null
  readonly occurredAt: Instant
}
