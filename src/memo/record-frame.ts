import type { PlacedField, RecordModel } from './memo-model.ts'

/** What may come next in words for a fault: up to and including the first that has to come. */
function expectedFrom(model: RecordModel, place: number): PlacedField[] {
  const next = model.fields.filter((field) => field.place >= place)
  const firstRequired = next.find((field) => field.required)
  return firstRequired === undefined ? next : next.filter((field) => field.place <= firstRequired.place)
}

const show = (fields: readonly PlacedField[]): string => fields.map((field) => field.shown).join(', ')

/** Whether an element may stand where it stands; `expected` in words for the fault otherwise. */
export interface Placement {
  is: 'fitting' | 'misplaced' | 'too-many' | 'after-missing'
  expected: string
}
const fitting: Placement = { is: 'fitting', expected: '' }
const noElements: RecordModel = { fields: [], byLocalName: new Map(), initial: [] }

/** A record that is open: which elements were there, and the object it becomes. */
export class RecordFrame {
  readonly placed: PlacedField
  readonly model: RecordModel
  readonly target: Record<string, unknown> = {}
  /** Text between its elements is told once. */
  textRefused = false
  private place = -1
  private count = 0

  constructor(placed: PlacedField) {
    this.placed = placed
    this.model = placed.model ?? noElements
    for (const { key, flag } of this.model.initial) this.target[key] = flag ?? []
  }

  find(local: string, namespace: string): PlacedField | undefined {
    const field = this.model.byLocalName.get(local)
    return field !== undefined && field.namespace === namespace ? field : undefined
  }

  /** Moves on to an element and tells whether it may stand here. Behind a gap the reading goes on from the element. */
  advance(next: PlacedField): Placement {
    if (next.place < this.place) return { is: 'misplaced', expected: this.expected }
    if (next.place === this.place) {
      this.count++
      return this.count > next.field.max ? { is: 'too-many', expected: `${next.field.max}` } : fitting
    }
    const missing = this.missing(next.place)
    this.place = next.place
    this.count = 1
    return missing.length === 0 ? fitting : { is: 'after-missing', expected: show(missing) }
  }

  /** What has to come before a place and did not. */
  missing(before = Number.POSITIVE_INFINITY): PlacedField[] {
    return this.model.fields.filter((field) => field.required && field.place > this.place && field.place < before)
  }

  get missingAtEnd(): string {
    return show(this.missing())
  }

  /** What may come now. */
  get expected(): string {
    const model = this.model
    const here = model.fields.filter((field) => field.place === this.place && this.count < field.field.max)
    return show([...here, ...expectedFrom(model, this.place + 1)]) || `/${this.placed.shown}`
  }

  put(placed: PlacedField, value: unknown): void {
    const present = this.target[placed.key]
    if (Array.isArray(present)) present.push(value)
    else this.target[placed.key] = value
  }
}
