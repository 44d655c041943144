import { Button } from '../button.tsx'
import { Details } from '../content/details.tsx'
import { Checkboxes } from '../forms/checkboxes.tsx'
import type { Choice } from '../forms/choice.ts'
import { DatePicker } from '../forms/date-picker.tsx'
import { Form } from '../forms/form.tsx'
import { Search } from '../forms/search.tsx'
import { Select } from '../forms/select.tsx'
import { useLanguage } from '../language-context.tsx'
import { listParameters } from './list-address.ts'
import type { ListState } from './list-state.ts'
import { listTexts } from './list.texts.ts'

/** A filter of a list as it is shown: its definition says whether several may be chosen, and what stands without choices is a day, which `readDate` reads. */
export interface ShownFilter {
  /** The name in the list's definition. */
  name: string
  label: string
  choices?: readonly Choice[]
}

interface ListFormProps {
  /** Unique on the page. */
  id: string
  state: ListState
  /** What is searched, for screen readers; without it the list cannot be searched. */
  searchLabel?: string | undefined
  filters: readonly ShownFilter[]
}

/** Search and filters above a list. Sent, it shows the first page in the order and size that were chosen. */
export function ListForm({ id, state, searchLabel, filters }: ListFormProps) {
  const said = listTexts[useLanguage()]
  if (searchLabel === undefined && filters.length === 0) return null
  const own = new Set(['search', ...filters.map(({ name }) => name)])
  const chosen = filters.filter(({ name }) => (state.filters[name]?.length ?? 0) > 0).length
  return (
    <div class="list-form">
      <Form action={state.path} method="get">
        {listParameters(state).filter(([name]) => !own.has(name)).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
        {searchLabel !== undefined && <Search name="search" id={`${id}-search`} label={searchLabel} value={state.search} />}
        {filters.length > 0 && (
          <Details summary={chosen === 0 ? said.filter : said.filterCount(chosen)} id={`${id}-filters`} open={chosen > 0}>
            <div class="list-filters">
              {filters.map((filter) => <FilterField id={id} state={state} filter={filter} />)}
            </div>
            <Button weight="secondary">{said.show}</Button>
          </Details>
        )}
      </Form>
    </div>
  )
}

function FilterField({ id, state, filter: { name, label, choices } }: { id: string; state: ListState; filter: ShownFilter }) {
  const said = listTexts[useLanguage()]
  const values = state.filters[name] ?? []
  const field = { name, id: `${id}-${name}`, label, requirement: 'filter' } as const
  if (choices === undefined) return <DatePicker {...field} value={values[0]} />
  if (state.definition.filters[name]?.several) return <Checkboxes {...field} choices={choices} values={values} />
  return <Select {...field} choices={[{ value: '', label: said.all }, ...choices]} value={values[0] ?? ''} />
}
