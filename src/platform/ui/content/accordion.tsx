import type { ComponentChildren } from 'preact'
import { texts } from '../../i18n/index.ts'
import { Alert } from './alert.tsx'
import { classNames } from '../class-names.ts'
import { Heading } from './heading.tsx'
import type { HeadingLevel } from './heading.tsx'
import { Icon } from '../icon.tsx'
import { useLanguage } from '../language-context.tsx'
import type { Tone } from './tone.ts'
import { toneNames } from './tone.ts'

const words = texts({ da: { openAll: 'Åbn alle' }, en: { openAll: 'Open all' } })

export interface AccordionItem {
  title: string
  content: ComponentChildren
  open?: boolean
  tone?: Tone
  /** What is wrong inside, when the items hold a form. */
  error?: string
}

interface AccordionProps {
  /** Unique on the page; the items are called `id1`, `id2` … */
  id: string
  items: readonly AccordionItem[]
  level?: HeadingLevel
  /** A button that opens or closes all. */
  openAll?: boolean
}

/** Sections that are opened one by one. Without scripts all stand open. */
export function Accordion({ id, items, level = 3, openAll = false }: AccordionProps) {
  const language = useLanguage()
  const list = (
    <ul class="accordion">
      {items.map((item, index) => (
        <Item id={`${id}${index + 1}`} item={item} level={level} />
      ))}
    </ul>
  )
  if (!openAll) return list
  return (
    <div>
      <button type="button" class="accordion-bulk-button" data-accordion-bulk-expand="true">{words[language].openAll}</button>
      {list}
    </div>
  )
}

function Item({ id, item, level }: { id: string; item: AccordionItem; level: HeadingLevel }) {
  const { title, content, open = false, tone, error } = item
  const errorId = `${id}-error`
  return (
    <li class={classNames(error !== undefined && 'accordion-error')}>
      <Heading level={level}>
        <button
          type="button"
          class="accordion-button"
          aria-expanded={open}
          aria-controls={id}
          aria-describedby={error === undefined ? undefined : errorId}
        >
          <span class="accordion-title">{title}</span>
          {tone && <ToneMark tone={tone} />}
        </button>
      </Heading>
      <div id={id} class="accordion-content">
        {error !== undefined && <Alert tone="error" id={errorId}>{error}</Alert>}
        {content}
      </div>
    </li>
  )
}

function ToneMark({ tone }: { tone: Tone }) {
  return (
    <span class="accordion-icon">
      <span class="icon_text">{toneNames[useLanguage()][tone]}</span>
      <Icon name={tone} />
    </span>
  )
}
