import { Tag } from '../content/tag.tsx'
import { writtenDate } from '../forms/written-date.ts'
import { useLanguage } from '../language-context.tsx'
import { listHref } from './list-address.ts'
import type { ShownFilter } from './list-form.tsx'
import { isNarrowed } from './list-state.ts'
import type { ListState } from './list-state.ts'
import { listTexts } from './list.texts.ts'

/** What a list is narrowed by; each can be taken away, or all at once. Shows nothing when all is shown. */
export function ChosenFilters({ state, filters }: { state: ListState; filters: readonly ShownFilter[] }) {
  const said = listTexts[useLanguage()]
  if (!isNarrowed(state)) return null
  return (
    <div class="chosen-filters" role="group" aria-label={said.chosen}>
      {state.search !== '' && <Removal what={`${said.searchFor}: ${state.search}`} href={listHref(state, { search: '' })} />}
      {filters.flatMap(({ name, label, choices = [] }) =>
        (state.filters[name] ?? []).map((value) => (
          <Removal
            what={`${label}: ${choices.find((choice) => choice.value === value)?.label ?? writtenDate(value)}`}
            href={listHref(state, { filters: { [name]: state.filters[name]?.filter((other) => other !== value) ?? [] } })}
          />
        )),
      )}
      <a href={resetHref(state)}>{said.reset}</a>
    </div>
  )
}

/** The list with nothing left out, in the order and size that were chosen. */
export const resetHref = (state: ListState): string =>
  listHref(state, { search: '', filters: Object.fromEntries(Object.keys(state.filters).map((name) => [name, []])) })

function Removal({ what, href }: { what: string; href: string }) {
  return (
    <Tag href={href} icon="close">
      <span class="sr-only">{listTexts[useLanguage()].remove} </span>
      {what}
    </Tag>
  )
}
