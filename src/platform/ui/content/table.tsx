import type { ComponentChildren } from 'preact'
import { texts } from '../../i18n/index.ts'
import { classNames } from '../class-names.ts'
import { Icon } from '../icon.tsx'
import { useLanguage } from '../language-context.tsx'

const words = texts({
  da: {
    sortUp: ' (sortér stigende)',
    sortDown: ' (sortér faldende)',
  },
  en: {
    sortUp: ' (sort ascending)',
    sortDown: ' (sort descending)',
  },
})

/** A column: its heading, what each row shows in it, and how it sorts. */
export interface Column<Row> {
  title: string
  cell: (row: Row) => ComponentChildren
  /** This cell names the row. One column of a table should. */
  names?: boolean
  numeric?: boolean
  /** The address that sorts by this column (or turns the order round), and the present order when it is this column's. */
  sort?: { href: string; order?: 'ascending' | 'descending' | undefined }
  /** The heading is for screen readers only: buttons, icons. */
  quiet?: boolean
}

interface TableProps<Row> {
  /** What the table shows, in words; read out before it. */
  caption: string
  /** The caption is shown too. */
  captionShown?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** The sentence in place of the table when there are no rows. */
  empty: string
  id?: string
  density?: 'normal' | 'compact'
  /** Draws every other row darker. */
  zebra?: boolean
}

/** Rows of the same kind. On narrow screens each row becomes a block, and each cell says its column. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, captionShown = false, columns, rows, empty, id, density = 'normal', zebra = false } = props
  if (rows.length === 0) return <p class="table-empty">{empty}</p>
  return (
    <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={caption}>
      <table class={classNames('table', zebra && 'table--zebra', density === 'compact' && 'table--compact', 'table-md-responsive-headers')} id={id}>
        <caption class={captionShown ? undefined : 'sr-only'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <ColumnHeading column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map((column) => (
                <Cell column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const attributes = { class: column.numeric ? 'align-text-right' : undefined, 'data-title': column.quiet ? undefined : column.title }
  if (column.names) return <th scope="row" {...attributes}>{column.cell(row)}</th>
  return <td {...attributes}>{column.cell(row)}</td>
}

function ColumnHeading<Row>({ column: { title, sort, numeric, quiet } }: { column: Column<Row> }) {
  const className = classNames(numeric && 'align-text-right')
  if (quiet) return <th scope="col"><span class="sr-only">{title}</span></th>
  if (!sort) return <th scope="col" class={className}>{title}</th>
  return (
    <th scope="col" class={className} aria-sort={sort.order}>
      <SortLink title={title} href={sort.href} order={sort.order} />
    </th>
  )
}

function SortLink({ title, href, order }: { title: string; href: string; order: 'ascending' | 'descending' | undefined }) {
  const said = words[useLanguage()]
  return (
    <a class="button button-unstyled" href={href}>
      {title}
      <span class="sr-only">{order === 'ascending' ? said.sortDown : said.sortUp}</span>
      <Icon name={`sort-table-${order ?? 'none'}`} class="mr-0 ml-2" />
    </a>
  )
}
