import { formatNumber, formatTime } from '../platform/i18n/index.ts'
import { Alert, ButtonLink, useLanguage } from '../platform/ui/index.ts'
import { operationsPaths } from './operations-paths.ts'
import { operationsTexts } from './operations.texts.ts'
import type { Overview } from './read-overview.ts'

/** What the check of each minute last said. */
export function StandingCheckView({ check }: Pick<Overview, 'check'>) {
  const language = useLanguage()
  const said = operationsTexts[language]
  return (
    <section>
      <h2>{said.check}</h2>
      {check === undefined ? (
        <Alert tone="warning" level={3}>{said.checkStands}</Alert>
      ) : check.value > 0 ? (
        <Alert tone="error" level={3}>{said.checkFound(formatNumber(check.value, language), formatTime(check.minute, language))}</Alert>
      ) : (
        <p>{said.checkFits(formatTime(check.minute, language))}</p>
      )}
      <p>{said.checkLead}</p>
      <p>
        <ButtonLink href={operationsPaths.check} weight="secondary">{said.checkNow}</ButtonLink>
      </p>
    </section>
  )
}
