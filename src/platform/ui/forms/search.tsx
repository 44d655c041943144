import { texts } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import { useLanguage } from '../language-context.tsx'

const words = texts({ da: { search: 'Søg' }, en: { search: 'Search' } })

interface SearchProps {
  name: string
  /** What is searched, for screen readers: "Search your letters". */
  label: string
  id?: string
  value?: string | undefined
  /** The button shows a magnifying glass instead of its word. */
  iconOnly?: boolean
}

/** A search field with its button; put it into a `Form` with `method="get"`. */
export function Search({ name, label, id = name, value, iconOnly = false }: SearchProps) {
  const said = words[useLanguage()].search
  return (
    <div class="form-group search">
      <label for={id} class="sr-only">{label}</label>
      <input class="form-input" id={id} name={name} type="search" value={value} />
      <button class="button button-search" type="submit">
        {iconOnly ? <Icon name="search" class="m-0" /> : said}
        {iconOnly && <span class="sr-only">{said}</span>}
      </button>
    </div>
  )
}
