import { Badge } from '../content/badge.tsx'
import { StructuredList } from '../content/structured-list.tsx'
import { Table } from '../content/table.tsx'
import type { Column } from '../content/table.tsx'
import type { GalleryEntry } from './gallery-entry.ts'
import type { Sample } from './sample.ts'

interface System {
  name: string
  letters: string
  failing: boolean
}

const columns = (words: Sample): Column<System>[] => [
  { title: words.name, names: true, cell: ({ name }) => name, sort: { href: '#name', order: 'ascending' } },
  { title: words.status, cell: ({ failing }) => (failing ? <Badge tone="error">{words.failing}</Badge> : <Badge tone="success">{words.active}</Badge>) },
  { title: words.letters, cell: ({ letters }) => letters, numeric: true, sort: { href: '#letters' } },
  { title: words.open, cell: ({ name }) => <a href={`#${name}`}>{words.open}<span class="sr-only"> {name}</span></a>, quiet: true },
]

export function listGallery(words: Sample): GalleryEntry[] {
  const rows: System[] = [
    { name: words.authority, letters: '12', failing: false },
    { name: words.longTitle, letters: '1.234.567', failing: true },
    { name: words.longWord, letters: '0', failing: false },
  ]
  const table = { columns: columns(words), rows, empty: words.nothing }
  return [
    {
      name: 'Table',
      states: [
        { title: 'sorted', node: <Table {...table} caption={words.systems} /> },
        { title: 'compact, zebra, caption shown', node: <Table {...table} caption={`${words.systems} 2`} captionShown density="compact" zebra /> },
        { title: 'empty', node: <Table {...table} caption={words.systems} rows={[]} /> },
      ],
    },
    {
      name: 'StructuredList',
      states: [
        { title: 'facts', node: <StructuredList label={words.contact} facts={[{ label: words.name, value: words.person }, { label: words.email, value: 'ida@example.dk' }]} /> },
        {
          title: 'editable',
          node: <StructuredList label={words.connection} facts={[{ label: words.name, value: words.longTitle, editHref: '#' }, { label: words.status, value: words.active }]} />,
        },
      ],
    },
  ]
}
