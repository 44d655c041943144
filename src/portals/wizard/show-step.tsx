import type { Answer, Caller } from '../../platform/http/index.ts'
import { seeOther } from '../../platform/http/index.ts'
import type { DraftId } from './draft.ts'
import type { Engine, OpenDraft } from './open-draft.ts'
import { goOn, openDraft, standingsAt } from './open-draft.ts'
import type { Standing } from './progress.ts'
import { openCount } from './progress.ts'
import { stepPath } from './wizard-paths.ts'
import { StepView } from './wizard-views.tsx'
import type { Fault } from './wizard.ts'

interface Shown {
  readonly standing: Standing
  readonly standings: readonly Standing[]
  readonly faults: readonly Fault[]
  /** 200 unless told. */
  readonly status?: number
  /** How the step is saved, where the page shows something else. */
  readonly saved?: Standing
}

/** A step's page. */
export function stepPage({ wizard }: Engine, { visit, draft, language }: OpenDraft, { standing, saved, status = 200, ...shown }: Shown): Answer {
  const facts = { ...shown, wizard, draft, standing, csrfToken: visit.session.csrfToken, savedMeanwhile: saved?.step.facts(saved.facts) }
  const title = `${standing.step.title[language]} – ${wizard.title[language]}`
  return visit.view({ title, status, path: stepPath(wizard, draft.draftId, standing.name), children: <StepView {...facts} /> })
}

/** A step that can be opened now; any other leads to where one goes on. */
export async function showStep(engine: Engine, caller: Caller, draftId: DraftId, name: string): Promise<Answer> {
  const open = await openDraft(engine, caller, draftId)
  if (open.draft.receiptPath !== null) return seeOther(open.draft.receiptPath)
  const standings = await standingsAt(engine, open)
  const standing = standings.slice(0, openCount(standings)).find((one) => one.name === name)
  if (standing === undefined) return goOn(engine, open.draft, standings)
  return stepPage(engine, open, { standing, standings, faults: standing.faults })
}
