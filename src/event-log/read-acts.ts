import type { PartyId } from '../parties/index.ts'
import { listPartiesByNumber, parseRecipientNumber } from '../parties/index.ts'
import type { Instant, PlainDate } from '../platform/clock/index.ts'
import { addDuration, startOfCivilDate } from '../platform/clock/index.ts'
import { firstUuidV7, isUuid } from '../platform/crypto/index.ts'
import type { Read } from '../platform/database/index.ts'
import { listActs, listActsAbout, listActsOf, listEmployeesCalled, listNames } from './acts.queries.ts'
import type { ActKind } from './acts.ts'
import { tagsOf } from './acts.ts'

/** What somebody asks the log; what is left out does not narrow it. */
export interface ActsWish {
  readonly from?: PlainDate | undefined
  /** The last day. */
  readonly to?: PlainDate | undefined
  readonly kind?: ActKind | undefined
  /** An employee's number or whole name. */
  readonly employee?: string | undefined
  /** Whom the act concerned. */
  readonly about?: PartyId | undefined
  /** The last event of the page before. */
  readonly below?: string | undefined
}

/** One field as it was and is; empty: null. */
export interface ChangedField {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

type Row = Awaited<ReturnType<typeof listActs>>[number]

export type Act = Omit<Row, 'properties' | 'personal'> & {
  readonly changes: readonly ChangedField[]
  /** What else the event tells, by name. */
  readonly facts: readonly (readonly [name: string, value: string])[]
}

export interface ActsPage {
  readonly acts: readonly Act[]
  /** For the next page, where there is one. */
  readonly below: string | undefined
}

/** Seed 001 chapter 7.4: at most the last three months. */
const window = 'P3M'
const mostNamesakes = 20
const afterAll = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

function periodOf({ from, to, below }: ActsWish, now: Instant): { from: string; below: string } {
  const oldest = addDuration(now, `-${window}`)
  const begin = from === undefined ? oldest : Math.max(startOfCivilDate(from), oldest)
  const end = to === undefined ? afterAll : firstUuidV7(Math.max(addDuration(startOfCivilDate(to), 'P1D'), oldest))
  return { from: firstUuidV7(begin), below: below !== undefined && isUuid(below) && below < end ? below : end }
}

/** The party that bears a number: eight digits are a CVR number, ten a CPR number. */
export async function findPartyCalled(on: Read, typed: string): Promise<PartyId | undefined> {
  const digits = typed.replaceAll(/[\s-]/g, '')
  const read = parseRecipientNumber(digits.length === 8 ? 'CVR' : 'CPR', digits)
  if ('fault' in read) return undefined
  const [found] = await listPartiesByNumber(on, { types: [read.number.type], numbers: [read.number.number] })
  return found?.partyId
}

type Range = Parameters<typeof listActs>[1]

async function readRows(on: Read, range: Range, { employee, about }: ActsWish): Promise<readonly Row[]> {
  if (employee === undefined) return about === undefined ? listActs(on, range) : listActsAbout(on, { ...range, about, actorIds: null })
  const actorIds = (await listEmployeesCalled(on, { ownerId: range.ownerId, called: employee, limit: mostNamesakes })).map(({ identityId }) => identityId)
  if (actorIds.length === 0) return []
  return about === undefined ? listActsOf(on, { ...range, actorIds }) : listActsAbout(on, { ...range, about, actorIds })
}

/** What the row says otherwise, and what only programs understand. */
const unsaid = new Set(['employer', 'rule'])

function told({ properties, personal, ...act }: Row, nameOf: (value: string) => string): Act {
  const plain = Object.entries(properties).map(([name, value]) => [name, nameOf(String(value))] as const)
  // What people typed stays as they typed it, also where it looks like an id.
  const all = [...plain, ...Object.entries(personal ?? {}).map(([name, value]) => [name, String(value)] as const)]
  const values = new Map(all)
  const isChange = (name: string): boolean => /^(before|after)\./.test(name)
  const fields = [...new Set(all.flatMap(([name]) => (isChange(name) ? [name.slice(name.indexOf('.') + 1)] : [])))]
  return {
    ...act,
    changes: fields.map((field) => ({ field, before: values.get(`before.${field}`) ?? null, after: values.get(`after.${field}`) ?? null })),
    facts: all.filter(([name]) => !unsaid.has(name) && !isChange(name)),
  }
}

/** Several members of a group stand in one value. */
const partsOf = (value: string): string[] => value.split(', ')

/** Ids of parties, employees, systems and groups are told by name. */
async function tell(on: Read, rows: readonly Row[]): Promise<Act[]> {
  const ids = [...new Set(rows.flatMap(({ properties }) => Object.values(properties)).flatMap((value) => partsOf(String(value))).filter(isUuid))]
  const names = new Map((await listNames(on, { ids })).map(({ id, name }) => [id, name]))
  return rows.map((row) => told(row, (value) => partsOf(value).map((part) => names.get(part) ?? part).join(', ')))
}

/** A page of what employees did on behalf of an organisation, newest first. */
export async function readActs(on: Read, ownerId: PartyId, wish: ActsWish, size: number): Promise<ActsPage> {
  const range = { ownerId, tags: tagsOf(wish.kind), ...periodOf(wish, on.now), limit: size + 1 }
  const rows = await readRows(on, range, wish)
  const shown = rows.slice(0, size)
  return { acts: await tell(on, shown), below: rows.length > size ? shown.at(-1)?.eventId : undefined }
}
