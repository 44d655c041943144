import { searchPage, writeCursor } from '../organisations/index.ts'
import type { PageWanted } from '../organisations/index.ts'
import type { CprNumber, CvrNumber } from '../parties/index.ts'
import type { Instant } from '../platform/clock/index.ts'
import { instant } from '../platform/clock/index.ts'
import type { Read } from '../platform/database/index.ts'
import type { ContactPlace, ContactRow } from './contacts.queries.ts'
import { countChangedContacts, countChosenContacts, listChangedContacts, listChosenContacts, listContactIdsByNumber, listContacts } from './contacts.queries.ts'
import type { ContactId } from './registration.ts'

export interface ContactSearch extends PageWanted {
  readonly id?: readonly ContactId[] | undefined
  readonly cprNumber?: readonly CprNumber[] | undefined
  readonly cvrNumber?: readonly CvrNumber[] | undefined
  /** Changed at or after. */
  readonly lastUpdated?: Instant | undefined
  /** Behind this place, instead of `page`. */
  readonly after?: ContactPlace | undefined
}

export interface FoundContacts {
  readonly rows: readonly ContactRow[]
  readonly about: ReturnType<typeof searchPage>['about']
}

/** Before every contact. */
const beginning: ContactPlace = { contactId: '00000000-0000-0000-0000-000000000000' as ContactId, updatedAt: instant(0) } // branding

/** The contacts that ids and numbers name; undefined when neither is given. Ids and numbers given together must both be met. */
async function chosen(on: Read, { id, cprNumber, cvrNumber }: ContactSearch): Promise<readonly ContactId[] | undefined> {
  if (cprNumber === undefined && cvrNumber === undefined) return id
  const named = [...(cprNumber ?? []).map((number) => ['CPR', number] as const), ...(cvrNumber ?? []).map((number) => ['CVR', number] as const)]
  const found = await listContactIdsByNumber(on, { types: named.map(([type]) => type), numbers: named.map(([, number]) => number) })
  const ids = found.map((row) => row.contactId)
  return id === undefined ? ids : ids.filter((contactId) => id.includes(contactId))
}

/** A page of contacts in the order of their last change. */
export async function searchContacts(on: Read, search: ContactSearch): Promise<FoundContacts> {
  const contactIds = await chosen(on, search)
  const since = search.lastUpdated ?? instant(0)
  const { updatedAt: afterTime, contactId: afterId } = search.after ?? beginning
  const page = { since, afterTime, afterId, limit: search.size + 1, offset: search.after === undefined ? search.page * search.size : 0 }
  const { count } = contactIds === undefined ? await countChangedContacts(on, { since }) : await countChosenContacts(on, { since, contactIds })
  const places = contactIds === undefined ? await listChangedContacts(on, page) : await listChosenContacts(on, { ...page, contactIds })
  const { rows, about } = searchPage(search, { rows: places, total: count, cursorOf: (last) => writeCursor([last.updatedAt, last.contactId]) })
  return { rows: await listContacts(on, { contactIds: rows.map((row) => row.contactId) }), about }
}
