import type { Answer, Caller } from '../../platform/http/index.ts'
import { seeOther } from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { languageOf } from '../language-of.ts'
import type { Draft, DraftId } from './draft.ts'
import { findDraft } from './drafts.queries.ts'
import type { Standing } from './progress.ts'
import { answersOf, nextOf, standingsOf } from './progress.ts'
import { stepPath, summaryPath } from './wizard-paths.ts'
import type { DraftOwner, Wizard, WizardPlace, WizardVisit } from './wizard.ts'

/** A wizard where it stands. */
export interface Engine {
  readonly place: WizardPlace<unknown>
  readonly wizard: Wizard<unknown>
}

/** A draft in the hands of whom it belongs to. */
export interface OpenDraft {
  readonly visit: WizardVisit<unknown>
  readonly draft: Draft
  readonly language: Language
}

export const notFound = (): Problem => new Problem(generalProblems['not.found'])

/** By what a draft is found: its id alone says nothing. */
export const ownedBy = ({ wizard }: Engine, { owner }: { readonly owner: DraftOwner }, draftId: DraftId) => ({ ...owner, wizard: wizard.name, draftId })

/** Opens a draft of the caller's. Throws not.found for anybody else, and for whoever acts for another organisation now. */
export async function openDraft(engine: Engine, caller: Caller, draftId: DraftId): Promise<OpenDraft> {
  const visit = await engine.place.enter(caller)
  const draft = await engine.place.database.read((on) => findDraft(on, ownedBy(engine, visit, draftId)))
  if (draft === undefined) throw notFound()
  return { visit, draft, language: languageOf(caller) }
}

/** How a draft's steps stand, as they are kept or as told. */
export async function standingsAt({ place, wizard }: Engine, { visit, draft, language }: OpenDraft, steps = draft.steps): Promise<Standing[]> {
  const context = await place.database.read((on) => wizard.prepare(on, visit.acting, answersOf(wizard, steps)))
  return standingsOf(wizard, steps, { context, language })
}

/** Goes on: to the first step that is not done, else to the summary. */
export function goOn({ wizard }: Engine, { draftId }: Pick<Draft, 'draftId'>, standings: readonly Standing[]): Answer {
  const next = nextOf(standings)
  return seeOther(next === undefined ? summaryPath(wizard, draftId) : stepPath(wizard, draftId, next.name))
}
