import { classNames } from '../class-names.ts'
import type { NavigationItem } from './standing.ts'
import { standingAt } from './standing.ts'

/** An entry of the side menu, with what stands below it. */
export interface SideNavigationItem extends NavigationItem {
  /** A short remark below the text: "3 unread". */
  note?: string | undefined
  items?: readonly SideNavigationItem[]
}

interface SideNavigationProps {
  /** What the menu is for: "Folders". */
  label: string
  items: readonly SideNavigationItem[]
  /** The path of the page, which marks the entry where the reader stands. */
  path: string
}

/** The menu beside the content: the folders of a mailbox, the parts of an administration. */
export function SideNavigation({ label, items, path }: SideNavigationProps) {
  const standing = standingAt(flatten(items), path)
  return (
    <nav aria-label={label}>
      <ul class="sidemenu">
        <Items items={items} isHere={(item) => standing(item) !== undefined} />
      </ul>
    </nav>
  )
}

const flatten = (items: readonly SideNavigationItem[]): SideNavigationItem[] => items.flatMap((item) => [item, ...flatten(item.items ?? [])])

function Items({ items, isHere }: { items: readonly SideNavigationItem[]; isHere: (item: SideNavigationItem) => boolean }) {
  return (
    <>
      {items.map((item) => (
        <li class={classNames((item.items !== undefined || isHere(item)) && 'active', isHere(item) && 'current')}>
          <a href={item.href} class="nav-link" aria-current={isHere(item) ? 'page' : undefined}>
            <Words item={item} />
          </a>
          {item.items && <ul><Items items={item.items} isHere={isHere} /></ul>}
        </li>
      ))}
    </>
  )
}

function Words({ item: { text, note } }: { item: SideNavigationItem }) {
  if (note === undefined) return <span>{text}</span>
  return (
    <div>
      <span>{text}</span>
      <span class="sidenav-information">{note}</span>
    </div>
  )
}
