import { texts } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import { LanguageLinks, MobileLanguageSwitcher } from './language-switcher.tsx'
import { useLanguage } from '../language-context.tsx'
import { MainMenu, MobileMenu } from './main-menu.tsx'
import type { NavigationItem } from '../navigation/standing.ts'
import { MobilePortalInfo, PortalUser } from './portal-info.tsx'
import type { PageUser } from './portal-info.tsx'
import { SandboxMark } from './sandbox-mark.tsx'

const words = texts({
  da: { menu: 'Menu', close: 'Luk', closeMenu: 'Luk menu', toFrontPage: 'Brevdue, til forsiden' },
  en: { menu: 'Menu', close: 'Close', closeMenu: 'Close menu', toFrontPage: 'Brevdue, to the front page' },
})

/** A portal of the platform: its name in the header and the address of its first page. */
export interface Portal {
  name: string
  href: string
}

export interface HeaderProps {
  portal?: Portal | undefined
  user?: PageUser | undefined
  logInPath?: string | undefined
  navigation?: readonly NavigationItem[] | undefined
  /** The page's own address with its query, for the menu and the language switch. */
  path: string
  /** Marks every page of the sandbox, so that test post is never taken for real post. */
  sandbox: boolean
}

/** The top of every page: who runs this, who is logged in, which portal, where to go. */
export function Header({ portal, user, logInPath, navigation = [], path, sandbox }: HeaderProps) {
  return (
    <header class="header">
      {sandbox && <SandboxMark />}
      <div class="portal-info">
        <div class="portal-info-inner container">
          <a href="/" aria-label={words[useLanguage()].toFrontPage} class="logo">
            <span>Brevdue</span>
          </a>
          <LanguageLinks path={path} />
          <MenuButton />
          <PortalUser user={user} logInPath={logInPath} />
        </div>
      </div>
      {portal && <SolutionInfo portal={portal} />}
      {navigation.length > 0 && <MainMenu items={navigation} path={path} />}
      <div class="overlay" />
      <Drawer user={user} logInPath={logInPath} navigation={navigation} path={path} />
    </header>
  )
}

/** Opens the drawer; a part of the header. */
export function MenuButton() {
  return (
    <button type="button" class="function-link button-menu-open js-menu-open ml-auto d-print-none" aria-haspopup="dialog">
      <Icon name="menu" />
      {words[useLanguage()].menu}
    </button>
  )
}

/** The portal; a part of the header. */
export function SolutionInfo({ portal }: { portal: Portal }) {
  return (
    <div class="solution-info">
      <div class="solution-info-inner container">
        <div class="solution-heading">
          <a href={portal.href}>{portal.name}</a>
        </div>
      </div>
    </div>
  )
}

/** The menu of narrow screens, opened by a script. Without scripts the wide menu is shown instead. */
function Drawer({ user, logInPath, navigation = [], path }: Pick<HeaderProps, 'user' | 'logInPath' | 'navigation' | 'path'>) {
  return (
    <div class="mobile-drawer" role="dialog" aria-modal="true" aria-labelledby="menu-heading">
      <MenuTop />
      {navigation.length > 0 && <MobileMenu items={navigation} path={path} />}
      <MobilePortalInfo user={user} logInPath={logInPath} />
      <MobileLanguageSwitcher path={path} />
    </div>
  )
}

/** The top of the drawer. */
export function MenuTop() {
  const said = words[useLanguage()]
  return (
    <div class="menu-top">
      <h2 id="menu-heading" class="menu-heading">{said.menu}</h2>
      <button type="button" class="function-link button-menu-close js-menu-close" aria-label={said.closeMenu}>
        <Icon name="close" />
        {said.close}
      </button>
    </div>
  )
}
