import { useLanguage } from '../language-context.tsx'
import { OverflowMenu } from '../navigation/overflow-menu.tsx'
import { listHref } from './list-address.ts'
import type { ListState } from './list-state.ts'
import { listTexts } from './list.texts.ts'

interface SortMenuProps {
  /** Unique on the page. */
  id: string
  state: ListState
  columns: readonly { readonly title: string; readonly sortBy?: string }[]
}

/** Sorting where rows have become blocks and the headings that sort are gone. Shows nothing when there is nothing to choose. */
export function SortMenu({ id, state, columns }: SortMenuProps) {
  const said = listTexts[useLanguage()]
  const choices = columns.flatMap(({ title, sortBy: by }) => (by === undefined ? [] : [{ title, by, descending: false }, { title, by, descending: true }]))
  if (choices.length === 0) return null
  const present = choices.find(({ by }) => by === state.sort.by)
  return (
    <div class="d-md-none d-print-none">
      <OverflowMenu id={id} label={said.sortBy(`${present?.title ?? ''}, ${state.sort.descending ? said.down : said.up}`)} icon="sort-default">
        {choices.map(({ title, by, descending }) => (
          <a href={listHref(state, { sort: { by, descending } })} aria-current={by === state.sort.by && descending === state.sort.descending ? 'true' : undefined}>
            {title}, {descending ? said.down : said.up}
          </a>
        ))}
      </OverflowMenu>
    </div>
  )
}
