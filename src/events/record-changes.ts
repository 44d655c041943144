import type { PartyId } from '../parties/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { ChangedFieldName, ChangedState } from './changed-field-texts.ts'
import type { EventActor, EventProperties, NewEvent } from './event.ts'
import { recordEvents } from './record-events.ts'

type Value = string | number | boolean

interface Change<Field extends string, Held extends Value> {
  /** The action log has words for each; of several alike, a dot and which one follow. */
  readonly field: Field
  readonly before: Held | null
  readonly after: Held | null
  /** Names, addresses and numbers of people: they are kept apart and can be erased. */
  readonly isPersonal?: boolean
}

type OtherField = Exclude<ChangedFieldName, 'state'>

/** One field as it was and as it is; null: empty. A state is one that the action log has words for. */
export type FieldChange = Change<'state', ChangedState> | Change<OtherField | `${OtherField}.${string}`, Value>

/** What somebody did, for the action log (seed 001 chapter 7.1.2). */
export interface NewChange extends Pick<NewEvent, 'tag' | 'systemId' | 'letterId'> {
  /** The organisation or person in whose log it stands: on whose behalf, or about whom. */
  readonly ownerId: PartyId
  readonly actor: EventActor
  /** Whose affair it was, where it was somebody else's than the owner's (README of `event-log`). */
  readonly about?: PartyId
  readonly changes?: readonly FieldChange[]
  /** Further facts, such as the id of what was changed. */
  readonly facts?: EventProperties
}

/** The fields' values by their names in the event; an empty one has none. */
function valuesOf(changes: readonly FieldChange[]): [name: string, value: Value][] {
  return changes.flatMap(({ field, before, after }) => [[`before.${field}`, before] as const, [`after.${field}`, after] as const]).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
}

const otherThan = (ownerId: PartyId, name: 'employer' | 'party', partyId: PartyId | undefined): EventProperties => (partyId === undefined || partyId === ownerId ? {} : { [name]: partyId })

function eventOf({ actor: { employerId, ...actor }, about, changes = [], facts = {}, ...event }: NewChange): NewEvent {
  const changed = changes.filter(({ before, after }) => before !== after)
  const plain = valuesOf(changed.filter(({ isPersonal = false }) => !isPersonal))
  const personal = valuesOf(changed.filter(({ isPersonal = false }) => isPersonal)).map(([name, value]) => [name, String(value)] as const)
  const others = { ...otherThan(event.ownerId, 'employer', employerId), ...otherThan(event.ownerId, 'party', about) }
  const told = { ...event, actor, properties: { ...facts, ...others, ...Object.fromEntries(plain) } }
  return personal.length === 0 ? told : { ...told, personal: Object.fromEntries(personal) }
}

/**
 * Records changes as events: each field that changed stands as `before.<field>` and `after.<field>`, personal ones among the personal
 * properties. Fields whose value stayed the same are left out.
 */
export const recordChanges = (tx: Transaction, changes: readonly NewChange[]): Promise<void> => recordEvents(tx, changes.map(eventOf))
