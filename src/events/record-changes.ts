import type { PartyId } from '../parties/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { ChangedFieldName } from './changed-field-texts.ts'
import type { EventTag } from './event-texts.ts'
import type { EventActor, EventProperties, NewEvent } from './event.ts'
import { recordEvents } from './record-events.ts'

/** One field as it was and as it is; null: empty. */
export interface FieldChange {
  /** The action log has words for each; of several alike, a dot and which one follow. */
  readonly field: ChangedFieldName | `${ChangedFieldName}.${string}`
  readonly before: string | number | boolean | null
  readonly after: string | number | boolean | null
  /** Names, addresses and numbers of people: they are kept apart and can be erased. */
  readonly isPersonal?: boolean
}

/** What somebody did, for the action log (seed 001 chapter 7.1.2). */
export interface NewChange {
  readonly tag: EventTag
  /** The organisation or person in whose log it stands: on whose behalf, or about whom. */
  readonly ownerId: PartyId
  readonly actor: EventActor
  /** Whom the actor works for, where that is another organisation than the owner. */
  readonly employerId?: PartyId
  readonly changes?: readonly FieldChange[]
  /** Further facts, such as the id of what was changed. */
  readonly facts?: EventProperties
}

type Value = string | number | boolean

/** The fields' values by their names in the event; an empty one has none. */
function valuesOf(changes: readonly FieldChange[]): [name: string, value: Value][] {
  return changes.flatMap(({ field, before, after }) => [[`before.${field}`, before] as const, [`after.${field}`, after] as const]).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
}

function eventOf({ tag, ownerId, actor, employerId, changes = [], facts = {} }: NewChange): NewEvent {
  const changed = changes.filter(({ before, after }) => before !== after)
  const plain = valuesOf(changed.filter(({ isPersonal = false }) => !isPersonal))
  const personal = valuesOf(changed.filter(({ isPersonal = false }) => isPersonal)).map(([name, value]) => [name, String(value)] as const)
  const employer = employerId === undefined || employerId === ownerId ? {} : { employer: employerId }
  const event = { tag, ownerId, actor, properties: { ...facts, ...employer, ...Object.fromEntries(plain) } }
  return personal.length === 0 ? event : { ...event, personal: Object.fromEntries(personal) }
}

/**
 * Records changes as events: each field that changed stands as `before.<field>` and `after.<field>`, personal ones among the personal
 * properties. Fields whose value stayed the same are left out.
 */
export const recordChanges = (tx: Transaction, changes: readonly NewChange[]): Promise<void> => recordEvents(tx, changes.map(eventOf))
