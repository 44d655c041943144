import type { Problem } from '../../platform/problems/index.ts'
import { Alert, useLanguage } from '../../platform/ui/index.ts'

/** Why something was not done, and what to do; above the form that asked for it. */
export function ProblemAlert({ problem }: { problem: Problem | undefined }) {
  const language = useLanguage()
  if (problem === undefined) return null
  const { message, remedy } = problem.definition[language]
  return <Alert tone="error" title={message}>{remedy}</Alert>
}
