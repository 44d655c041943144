import type { ComponentChildren } from 'preact'
import { formatNumber } from '../../i18n/index.ts'
import { Table } from '../content/table.tsx'
import type { Column } from '../content/table.tsx'
import { useLanguage } from '../language-context.tsx'
import { OverflowMenu } from '../navigation/overflow-menu.tsx'
import { Pagination } from '../navigation/pagination.tsx'
import { ChosenFilters, resetHref } from './chosen-filters.tsx'
import { listHref } from './list-address.ts'
import { ListForm } from './list-form.tsx'
import type { ShownFilter } from './list-form.tsx'
import { isNarrowed, listSizes, listWindow } from './list-state.ts'
import type { ListState } from './list-state.ts'
import { listTexts } from './list.texts.ts'
import { SortMenu } from './sort-menu.tsx'

/** A column of a list; with `sortBy`, a name of the list's definition, its heading sorts. */
export interface ListColumn<Row> extends Omit<Column<Row>, 'sort'> {
  sortBy?: string
}

/** What can be done with a row. */
export interface RowChoices {
  /** Names the row for screen readers. */
  about: string
  /** Links, and forms of one button. */
  items: ComponentChildren
}

interface DataTableProps<Row> {
  /** Unique on the page. */
  id: string
  state: ListState
  /** What the table shows, in words. */
  caption: string
  columns: readonly ListColumn<Row>[]
  /** The rows of the page that is shown. */
  rows: readonly Row[]
  /** How many rows there are on all pages. */
  total: number
  /** What is searched, for screen readers; without it the list cannot be searched. */
  searchLabel?: string
  filters?: readonly ShownFilter[]
  /** What stands behind the dots of a row. */
  menu?: (row: Row) => RowChoices | undefined
  /** What an empty list says when nothing is left out, and what one can do about it; a sentence or two, links among them. */
  empty: ComponentChildren
}

/** A list as one works with it: search, filters, sorting, rows per page, pages, and a menu for each row. Its state is its address. */
export function DataTable<Row>({ id, state, caption, columns, rows, total, searchLabel, filters = [], menu, empty }: DataTableProps<Row>) {
  const sorted = columns.map((column) => sortable(column, state))
  const shown = menu ? [...sorted, { title: listTexts[useLanguage()].actions, quiet: true, cell: (row: Row) => <RowMenu id={`${id}-menu-${rows.indexOf(row)}`} choices={menu(row)} /> }] : sorted
  return (
    <div class="data-table" id={id}>
      {(total > 0 || isNarrowed(state)) && <ListForm id={id} state={state} searchLabel={searchLabel} filters={filters} />}
      <ChosenFilters state={state} filters={filters} />
      {rows.length === 0 ? (
        <EmptyList state={state}>{empty}</EmptyList>
      ) : (
        <>
          <ShownRange state={state} total={total} />
          <SortMenu id={`${id}-sort`} state={state} columns={columns} />
          <Table caption={caption} columns={shown} rows={rows} empty="" />
          <ListFoot id={id} state={state} total={total} />
        </>
      )}
    </div>
  )
}

function sortable<Row>({ sortBy, ...column }: ListColumn<Row>, state: ListState): Column<Row> {
  if (sortBy === undefined) return column
  const { by, descending } = state.sort
  if (sortBy !== by) return { ...column, sort: { href: listHref(state, { sort: { by: sortBy, descending: false } }) } }
  return { ...column, sort: { href: listHref(state, { sort: { by, descending: !descending } }), order: descending ? 'descending' : 'ascending' } }
}

function RowMenu({ id, choices }: { id: string; choices: RowChoices | undefined }) {
  const said = listTexts[useLanguage()]
  if (choices === undefined) return null
  return (
    <OverflowMenu id={id} label={`${said.more} ${choices.about}`} iconOnly opens="left">
      {choices.items}
    </OverflowMenu>
  )
}

function ShownRange({ state, total }: { state: ListState; total: number }) {
  const language = useLanguage()
  const said = listTexts[language]
  const { offset, limit } = listWindow(state, total)
  const number = (value: number): string => formatNumber(value, language)
  return <p class="list-range">{total === 1 ? said.one : said.range(number(offset + 1), number(Math.min(offset + limit, total)), number(total))}</p>
}

/** Rows per page, and the other pages. */
function ListFoot({ id, state, total }: { id: string; state: ListState; total: number }) {
  const { page, pages } = listWindow(state, total)
  return (
    <div class="list-foot d-print-none">
      {total > listSizes[0] && <Sizes id={`${id}-sizes`} state={state} />}
      <Pagination current={page} total={pages} href={(to) => listHref(state, { page: to })} />
    </div>
  )
}

function Sizes({ id, state }: { id: string; state: ListState }) {
  return (
    <div class="list-sizes">
      <span id={id}>{listTexts[useLanguage()].rowsPerPage}</span>
      <ul class="nobullet-list" aria-labelledby={id}>
        {listSizes.map((size) => (
          <li>
            <a href={listHref(state, { size })} aria-current={size === state.size ? 'true' : undefined}>{size}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function EmptyList({ state, children }: { state: ListState; children: ComponentChildren }) {
  const said = listTexts[useLanguage()]
  if (!isNarrowed(state)) return <div class="empty-state"><p>{children}</p></div>
  return (
    <div class="empty-state">
      <p><strong>{said.notFound}</strong></p>
      <p>{said.notFoundRemedy} <a href={resetHref(state)}>{said.reset}</a></p>
    </div>
  )
}
