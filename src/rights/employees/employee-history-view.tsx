import type { Instant } from '../../platform/clock/index.ts'
import { formatDateTime } from '../../platform/i18n/index.ts'
import { Details, useLanguage } from '../../platform/ui/index.ts'
import { privilegeNames } from '../rights.texts.ts'
import type { GrantInHistory } from './employee-history.queries.ts'
import { employeesTexts } from './employees.texts.ts'

interface Moment {
  readonly at: Instant
  readonly words: string
}

/** What happened to an employee's rights, in words, the newest first. What will end has not happened. */
export function EmployeeHistory({ history }: { history: readonly GrantInHistory[] }) {
  const language = useLanguage()
  const said = employeesTexts[language]
  const momentsOf = ({ privilege, grantedAt, grantedBy, revokedAt, revokedBy, endsAt, groupName }: GrantInHistory): Moment[] => {
    const right = privilegeNames[language][privilege]
    const group = groupName ?? undefined
    const given = { at: grantedAt, words: said.wasGiven(right, grantedBy ?? undefined, group) }
    if (revokedAt === null) return [given]
    return [{ at: revokedAt, words: revokedAt === endsAt ? said.hasEnded(right) : said.wasTaken(right, revokedBy ?? undefined, group) }, given]
  }
  const moments = history.flatMap(momentsOf).toSorted((one, other) => other.at - one.at)
  if (moments.length === 0) return null
  return (
    <Details summary={said.history} id="history">
      <ol class="nobullet-list">
        {moments.map(({ at, words }) => (
          <li>
            {formatDateTime(at, language)}: {words}
          </li>
        ))}
      </ol>
    </Details>
  )
}
