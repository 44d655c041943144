import type { ComponentChildren } from 'preact'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-names.ts'

interface TagProps {
  /** Where choosing the tag leads: to the list filtered by it, or without it. */
  href: string
  icon?: IconName
  children: ComponentChildren
}

/** A label that can be chosen or taken away, as a filter is. What only informs is a `Badge`. */
export function Tag({ href, icon, children }: TagProps) {
  return (
    <a class="tag" href={href}>
      {children}
      {icon && <Icon name={icon} />}
    </a>
  )
}
