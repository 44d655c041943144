import { texts } from '../../i18n/index.ts'
import { csrfField } from '../forms/form.tsx'
import { Icon } from '../icon.tsx'
import { useLanguage } from '../language-context.tsx'

const words = texts({
  da: { logIn: 'Log på', logOut: 'Log af', user: 'Bruger', switch: 'Skift virksomhed', rights: (count: number) => `${count} rettigheder` },
  en: { logIn: 'Log in', logOut: 'Log out', user: 'User', switch: 'Switch organisation', rights: (count) => `${count} rights` },
})

/** The person who is logged in, and where the form goes that logs out. */
export interface PageUser {
  name: string
  /** The organisation the person acts for; a citizen has none. */
  organisation?: string | undefined
  /** What the person may do for the organisation, in words; where the portal is about rights. */
  rights?: readonly string[] | undefined
  /** Where the person chooses another organisation to act for; absent where there is none to choose. */
  switchHref?: string | undefined
  logOutPath: string
  csrfToken: string
}

interface WhoProps {
  user?: PageUser | undefined
  /** Where one logs in; shown when nobody is logged in. */
  logInPath?: string | undefined
}

/** Name and log out, for wide screens. */
export function PortalUser({ user, logInPath }: WhoProps) {
  if (!user && logInPath === undefined) return null
  return (
    <div class="portal-user">
      {user && (
        <div class="user">
          <p>{user.organisation === undefined ? user.name : `${user.name}, ${user.organisation}`}</p>
          <Rights rights={user.rights} />
        </div>
      )}
      <SwitchLink href={user?.switchHref} />
      <LogInOrOut user={user} logInPath={logInPath} />
    </div>
  )
}

/** Name and log out, inside the drawer of narrow screens. */
export function MobilePortalInfo({ user, logInPath }: WhoProps) {
  const language = useLanguage()
  if (!user && logInPath === undefined) return null
  return (
    <div class="portal-info-mobile">
      <h3 class="sr-only">{words[language].user}</h3>
      {user && (
        <p class="user">
          <span class="mb-3">{user.name}</span>
          {user.organisation !== undefined && <span>{user.organisation}</span>}
        </p>
      )}
      <Rights rights={user?.rights} />
      <SwitchLink href={user?.switchHref} />
      <LogInOrOut user={user} logInPath={logInPath} />
    </div>
  )
}

/** So many rights are told in the header's own line; more unfold. */
const maxToldRights = 2

/** What the person may do for the organisation, in words. */
function Rights({ rights = [] }: { rights?: readonly string[] | undefined }) {
  const said = words[useLanguage()]
  if (rights.length === 0) return null
  if (rights.length <= maxToldRights) return <p class="user-rights">{rights.join(', ')}</p>
  return (
    <details class="user-rights">
      <summary>{said.rights(rights.length)}</summary>
      <ul>
        {rights.map((right) => (
          <li>{right}</li>
        ))}
      </ul>
    </details>
  )
}

function SwitchLink({ href }: { href: string | undefined }) {
  if (href === undefined) return null
  return (
    <a href={href} class="function-link d-print-none switch-organisation">
      <Icon name="sync" />
      {words[useLanguage()].switch}
    </a>
  )
}

function LogInOrOut({ user, logInPath }: WhoProps) {
  const said = words[useLanguage()]
  if (user) {
    return (
      <form method="post" action={user.logOutPath}>
        <input type="hidden" name={csrfField} value={user.csrfToken} />
        <button class="function-link d-print-none log-off">
          <Icon name="lock" />
          {said.logOut}
        </button>
      </form>
    )
  }
  if (logInPath === undefined) return null
  return (
    <a href={logInPath} class="function-link d-print-none log-on">
      <Icon name="lock" />
      {said.logIn}
    </a>
  )
}
