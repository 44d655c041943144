import { Badge } from '../content/badge.tsx'
import { DataTable } from '../lists/data-table.tsx'
import type { ListColumn } from '../lists/data-table.tsx'
import type { ListDefinition } from '../lists/list-state.ts'
import { readListState } from '../lists/list-state.ts'
import { ConfirmationLink } from '../tasks/confirmation-page.tsx'
import type { GalleryPage } from './gallery-entry.ts'
import type { Sample } from './sample.ts'

const definition = {
  sorts: ['name', 'letters'],
  filters: { status: { values: ['active', 'failing'], several: true }, kind: { values: ['sender', 'receiver'] }, since: { values: 'any' } },
} as const satisfies ListDefinition

interface System {
  name: string
  letters: string
  failing: boolean
}

const columns = (words: Sample): ListColumn<System>[] => [
  { title: words.name, names: true, cell: ({ name }) => <a href="#">{name}</a>, sortBy: 'name' },
  { title: words.status, cell: ({ failing }) => (failing ? <Badge tone="error">{words.failing}</Badge> : <Badge tone="success">{words.active}</Badge>) },
  { title: words.letters, cell: ({ letters }) => letters, numeric: true, sortBy: 'letters' },
]

const filters = (words: Sample) => [
  { name: 'status', label: words.status, choices: [{ value: 'active', label: words.active }, { value: 'failing', label: words.failing }] },
  { name: 'kind', label: words.kind, choices: [{ value: 'sender', label: words.sender }, { value: 'receiver', label: words.receiver }] },
  { name: 'since', label: words.date },
]

/** A list of systems as its address says. */
function List({ words, query, rows, total }: { words: Sample; query: string; rows: readonly System[]; total: number }) {
  return (
    <>
      <h1>{words.systems}</h1>
      <DataTable
        id="systems"
        state={readListState(`list${query}`, definition)}
        caption={words.systems}
        columns={columns(words)}
        rows={rows}
        total={total}
        searchLabel={words.systems}
        filters={filters(words)}
        menu={({ name }) => ({ about: name, items: [<a href="#">{words.open}</a>, <ConfirmationLink href="confirmation">{words.remove}</ConfirmationLink>] })}
        empty={words.nothing}
      />
    </>
  )
}

export function listPages(words: Sample): GalleryPage[] {
  const rows: System[] = [
    { name: words.authority, letters: '12', failing: false },
    { name: words.longTitle, letters: '1.234.567', failing: true },
    { name: words.longWord, letters: '0', failing: false },
  ]
  const page = (name: string, title: string, list: { query: string; rows: readonly System[]; total: number }): GalleryPage => ({
    name,
    component: 'DataTable',
    title,
    node: <List words={words} {...list} />,
  })
  return [
    page('list', words.systems, { query: '', rows, total: 57 }),
    page('list-narrowed', words.failing, { query: '?search=post&status=failing&since=2027-01-01&sort=letters:desc&page=2&size=25', rows, total: 1234 }),
    page('list-not-found', words.nothing, { query: '?search=post&kind=sender', rows: [], total: 0 }),
    page('list-empty', words.nothing, { query: '', rows: [], total: 0 }),
  ]
}
