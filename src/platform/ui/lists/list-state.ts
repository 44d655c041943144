/** How many rows a page may have; the first unless told (administration: tables). */
export const listSizes = [10, 25, 50, 100] as const
export type ListSize = (typeof listSizes)[number]

/** What one may narrow a list by: values to choose from, or any text, such as a day. */
export interface ListFilter {
  readonly values: readonly string[] | 'any'
  /** More than one value may be chosen. */
  readonly several?: boolean
}

/** What a list can be asked for. The first column to sort by is the order without a choice. */
export interface ListDefinition<Sort extends string = string, Filter extends string = string> {
  readonly sorts: readonly [Sort, ...Sort[]]
  /** The order without a choice runs downwards: newest first. */
  readonly firstDescending?: boolean
  readonly filters: Readonly<Record<Filter, ListFilter>>
}

export interface ListSort<Sort extends string = string> {
  readonly by: Sort
  readonly descending: boolean
}

/** What a list shows, as its address says. Whatever an address says, this is within the definition. */
export interface ListState<Sort extends string = string, Filter extends string = string> {
  readonly path: string
  readonly definition: ListDefinition<Sort, Filter>
  /** What to search for; empty when nothing is. */
  readonly search: string
  /** Counted from 1; may lie behind the last page. */
  readonly page: number
  readonly size: ListSize
  readonly sort: ListSort<Sort>
  /** The chosen values of each filter, none when it is not used. */
  readonly filters: Readonly<Record<Filter, readonly string[]>>
  /** What else the address says, which is none of the list's business and stays. */
  readonly others: readonly (readonly [string, string])[]
}

/** Longer searches are cut: a name or a number is shorter. */
export const maxSearchLength = 200
/** Nobody pages this far, and the offset stays within 32 bits. */
const maxPage = 10_000_000

/** The language is kept elsewhere, and would be chosen anew by every link. */
const notKept = new Set(['lang'])

// Control characters: nobody means them, and PostgreSQL's texts cannot hold the first of them.
const tidy = (text: string): string => text.replaceAll(/\p{Cc}/gu, ' ').trim().slice(0, maxSearchLength).trimEnd().toWellFormed()

function readPage(text: string | null): number {
  const page = Number(text ?? '1')
  return Number.isInteger(page) ? Math.min(Math.max(page, 1), maxPage) : 1
}

const readSize = (text: string | null): ListSize => listSizes.find((size) => String(size) === text) ?? listSizes[0]

function readSort<Sort extends string>({ sorts, firstDescending = false }: ListDefinition<Sort>, text: string | null): ListSort<Sort> {
  const [name, direction] = (text ?? '').split(':')
  const by = sorts.find((sort) => sort === name)
  return by === undefined ? { by: sorts[0], descending: firstDescending } : { by, descending: direction === 'desc' }
}

function readFilter({ values, several = false }: ListFilter, chosen: readonly string[]): string[] {
  const texts = new Set(chosen.map(tidy).filter((text) => text !== ''))
  const known = values === 'any' ? [...texts] : values.filter((value) => texts.has(value))
  return several ? known : known.slice(0, 1)
}

/**
 * What the list at this address (path and query) is to show: `?search=&page=&size=&sort=name:desc` and the definition's filters by
 * name. What makes no sense counts as not said, so that an old or broken link still shows the list.
 */
export function readListState<Sort extends string, Filter extends string>(address: string, definition: ListDefinition<Sort, Filter>): ListState<Sort, Filter> {
  const { pathname, searchParams } = new URL(address, 'http://here')
  const own = new Set(['search', 'page', 'size', 'sort', ...Object.keys(definition.filters)])
  const filters: Record<string, readonly string[]> = {}
  for (const [name, filter] of Object.entries<ListFilter>(definition.filters)) filters[name] = readFilter(filter, searchParams.getAll(name))
  return {
    path: pathname,
    definition,
    search: tidy(searchParams.get('search') ?? ''),
    page: readPage(searchParams.get('page')),
    size: readSize(searchParams.get('size')),
    sort: readSort(definition, searchParams.get('sort')),
    filters: filters as Record<Filter, readonly string[]>, // built from the definition's names
    others: [...searchParams].filter(([name]) => !own.has(name) && !notKept.has(name)),
  }
}

/** The list is narrowed: an empty one is empty because of what was asked for. */
export const isNarrowed = ({ search, filters }: ListState): boolean => search !== '' || Object.values(filters).some((values) => values.length > 0)

/** Where the rows of a page lie among all; a page behind the last one is the last one. */
export interface ListWindow {
  readonly page: number
  readonly pages: number
  readonly offset: number
  readonly limit: number
  readonly total: number
}

/** The rows to show of a list of so many. */
export function listWindow({ page, size }: Pick<ListState, 'page' | 'size'>, total: number): ListWindow {
  const pages = Math.max(1, Math.ceil(total / size))
  const shown = Math.min(page, pages)
  return { page: shown, pages, offset: (shown - 1) * size, limit: size, total }
}
