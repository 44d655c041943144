import { toChildArray } from 'preact'
import type { ComponentChildren } from 'preact'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-names.ts'

interface OverflowMenuProps {
  /** Unique on the page. */
  id: string
  label: string
  /** Only the icon shows; the label stays for screen readers. */
  iconOnly?: boolean
  icon?: IconName
  /** Which way the menu opens, away from the nearer edge of the page. */
  opens?: 'right' | 'left'
  /** Links, or forms of one button; each becomes a line. */
  children: ComponentChildren
}

/** Further actions behind one button. Without scripts they stand open. */
export function OverflowMenu({ id, label, iconOnly = false, icon = 'more-vert', opens = 'right', children }: OverflowMenuProps) {
  return (
    <div class={`overflow-menu overflow-menu--open-${opens}`}>
      <button type="button" class="button-overflow-menu js-dropdown" data-js-target={id} aria-expanded="false" aria-controls={id}>
        {iconOnly ? <span class="sr-only">{label}</span> : label}
        <Icon name={icon} />
      </button>
      <div class="overflow-menu-inner collapsed" id={id}>
        <ul class="overflow-list">
          {toChildArray(children).map((child) => (
            <li>{child}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
