import { listSizes } from './list-state.ts'
import type { ListState } from './list-state.ts'

/** What a link changes of what a list shows. */
export type ListChange<Sort extends string = string, Filter extends string = string> = Partial<
  Pick<ListState<Sort, Filter>, 'search' | 'page' | 'size' | 'sort'> & { readonly filters: Partial<ListState<Sort, Filter>['filters']> }
>

type Parameter = readonly [name: string, value: string]

/** What the address of a list says besides the page, by name; what goes without saying is left out. */
export function listParameters({ definition, search, size, sort, filters, others }: ListState): Parameter[] {
  const isFirstSort = sort.by === definition.sorts[0] && sort.descending === (definition.firstDescending ?? false)
  return [
    ...others,
    ...(search === '' ? [] : [['search', search] as const]),
    ...Object.entries(filters).flatMap(([name, values]) => values.map((value) => [name, value] as const)),
    ...(isFirstSort ? [] : [['sort', `${sort.by}:${sort.descending ? 'desc' : 'asc'}`] as const]),
    ...(size === listSizes[0] ? [] : [['size', String(size)] as const]),
  ]
}

/** The address of the same list with this changed. Unless a page is asked for, it begins at the first one. */
export function listHref<Sort extends string, Filter extends string>(state: ListState<Sort, Filter>, change: ListChange<Sort, Filter>): string {
  const changed: ListState = { ...state, page: 1, ...change, filters: { ...state.filters, ...change.filters } }
  const parameters = listParameters(changed).map(([name, value]): [string, string] => [name, value])
  if (changed.page > 1) parameters.push(['page', String(changed.page)])
  const query = new URLSearchParams(parameters).toString()
  return query === '' ? state.path : `${state.path}?${query}`
}
