import { texts } from '../../i18n/index.ts'
import { classNames } from '../class-names.ts'
import { useLanguage } from '../language-context.tsx'
import type { NavigationItem } from '../navigation/standing.ts'
import { standingAt } from '../navigation/standing.ts'

const words = texts({ da: { mainMenu: 'Hovedmenu' }, en: { mainMenu: 'Main menu' } })

interface MenuProps {
  items: readonly NavigationItem[]
  /** The path of the page, which marks the entry where the reader stands. */
  path: string
}

/** The main menu of wide screens. What has no room is moved into "More" by a script. */
export function MainMenu(props: MenuProps) {
  return (
    <div class="navigation-menu">
      <div class="navigation-menu-inner container">
        <nav class="nav" aria-label={words[useLanguage()].mainMenu}>
          <MenuList {...props} />
        </nav>
      </div>
    </div>
  )
}

/** The main menu inside the drawer of narrow screens. */
export function MobileMenu(props: MenuProps) {
  return (
    <nav class="navigation-menu-mobile" aria-label={words[useLanguage()].mainMenu}>
      <MenuList {...props} />
    </nav>
  )
}

function MenuList({ items, path }: MenuProps) {
  const standing = standingAt(items, path)
  return (
    <ul class="mainmenu">
      {items.map((item) => {
        const here = standing(item)
        return (
          <li class={classNames(here && 'active', here === 'page' && 'current')}>
            <a href={item.href} class="nav-link" aria-current={here === 'section' ? 'true' : here}>
              <span>{item.text}</span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}
