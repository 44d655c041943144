import { removeContents } from '../../platform/content/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Draft, DraftId } from './draft.ts'
import { filesOf } from './draft.ts'
import { claimDraft, updateFinishedDraft } from './drafts.queries.ts'
import { answersOf, nextOf, standingsOf } from './progress.ts'
import { receiptPath } from './wizard-paths.ts'
import type { Wizard, WizardVisit } from './wizard.ts'

export interface LastPage {
  readonly draftId: DraftId
  readonly version: number
  readonly language: Language
}

/** `unready`: something has become wrong, or is not done; `outdated`: the summary showed an older version. `forgotten`: contents whose blobs are to be removed. */
export type FinishOutcome =
  | { readonly kind: 'finished'; readonly receiptPath: string; readonly forgotten: readonly string[] }
  | { readonly kind: 'outdated' | 'unready'; readonly draft: Draft }
  | { readonly kind: 'unknown' }

/** Does what the wizard is for, once: whoever sends the last page again is led to the same receipt. All answers are judged again. */
export async function finishDraft(tx: Transaction, wizard: Wizard<unknown>, { owner, acting }: WizardVisit<unknown>, { draftId, version, language }: LastPage): Promise<FinishOutcome> {
  const draft = await claimDraft(tx, { ...owner, wizard: wizard.name, draftId })
  if (draft === undefined) return { kind: 'unknown' }
  if (draft.receiptPath !== null) return { kind: 'finished', receiptPath: draft.receiptPath, forgotten: [] }
  if (draft.version !== version) return { kind: 'outdated', draft }
  const context = await wizard.prepare(tx, acting, answersOf(wizard, draft.steps))
  const standings = standingsOf(wizard, draft.steps, { context, language })
  if (nextOf(standings) !== undefined) return { kind: 'unready', draft }
  // Steps that there are no longer, by what was answered later, have no say.
  const names = new Set(standings.map(({ name }) => name))
  const steps = Object.fromEntries(Object.entries(draft.steps).filter(([name]) => names.has(name)))
  const path = receiptPath(wizard, await wizard.finish(tx, acting, { answers: answersOf(wizard, steps), context }))
  const forgotten = filesOf(draft.steps).filter((contentId) => !filesOf(steps).includes(contentId))
  await removeContents(tx, forgotten)
  await updateFinishedDraft(tx, { draftId, receiptPath: path, now: tx.now })
  return { kind: 'finished', receiptPath: path, forgotten }
}
