import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-names.ts'
import type { NavigationItem } from './standing.ts'
import { standingAt } from './standing.ts'

interface TabsProps {
  /** What the tabs divide: "The system's pages". */
  label: string
  items: readonly (NavigationItem & { icon?: IconName })[]
  path: string
}

/** Pages about the same thing side by side; each tab is a page with its own address. */
export function Tabs({ label, items, path }: TabsProps) {
  const standing = standingAt(items, path)
  return (
    <nav class="tab-container" aria-label={label}>
      <ul class="tab-list">
        {items.map((item) => (
          <li>
            <a href={item.href} class="tab-button" aria-current={standing(item) ? 'true' : undefined}>
              {item.icon && <Icon name={item.icon} />}
              <span>{item.text}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
