import { isDeepStrictEqual } from 'node:util'
import type { PreparedFile } from '../../platform/content/index.ts'
import { insertFile, removeContents } from '../../platform/content/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { Draft, DraftId, KeptStep } from './draft.ts'
import { filesOf, lengthOf, maxDraftBytes } from './draft.ts'
import { claimDraft, claimDraftOwner, getDraftsHeld, updateDraft } from './drafts.queries.ts'
import type { DraftOwner } from './wizard.ts'

export interface SentStep extends KeptStep {
  readonly name: string
  /** The version that the page showed. */
  readonly version: number
  /** A file that came with it, named by the answers. */
  readonly prepared: PreparedFile | undefined
}

/** `outdated`: the draft was changed since the page was made; nothing was kept. `full`: the file is more than one person's drafts may hold; nothing was kept. `forgotten`: contents whose blobs are to be removed. */
export type KeepOutcome =
  | { readonly kind: 'kept'; readonly draft: Draft; readonly forgotten: readonly string[] }
  | { readonly kind: 'outdated'; readonly draft: Draft }
  | { readonly kind: 'full'; readonly draft: Draft }
  | { readonly kind: 'finished'; readonly draft: Draft; readonly receiptPath: string }
  | { readonly kind: 'unknown' }

/** The second of two clicks, or a reload: it finds kept what it brings. */
const isKept = ({ steps }: Draft, { name, typed, isSent, prepared }: SentStep): boolean => prepared === undefined && isDeepStrictEqual(steps[name], { typed, isSent })

/** Keeps what was typed on a page, right or wrong; a file that is replaced is forgotten. */
export async function keepStep(tx: Transaction, owned: DraftOwner & { readonly wizard: string; readonly draftId: DraftId }, sent: SentStep): Promise<KeepOutcome> {
  if (sent.prepared !== undefined) await claimDraftOwner(tx, owned)
  const draft = await claimDraft(tx, owned)
  if (draft === undefined) return { kind: 'unknown' }
  if (draft.receiptPath !== null) return { kind: 'finished', draft, receiptPath: draft.receiptPath }
  const { name, typed, isSent, prepared } = sent
  if (draft.version !== sent.version) return isKept(draft, sent) ? { kind: 'kept', draft, forgotten: [] } : { kind: 'outdated', draft }
  const steps = { ...draft.steps, [name]: { typed, isSent } }
  if (prepared !== undefined && (await getDraftsHeld(tx, { ...owned, except: owned.draftId })).bytes + lengthOf(steps) > maxDraftBytes) return { kind: 'full', draft }
  const forgotten = filesOf(draft.steps).filter((contentId) => !filesOf(steps).includes(contentId))
  if (prepared !== undefined) await insertFile(tx, prepared)
  await removeContents(tx, forgotten)
  await updateDraft(tx, { draftId: draft.draftId, steps, now: tx.now })
  return { kind: 'kept', draft: { ...draft, steps, version: draft.version + 1, changedAt: tx.now }, forgotten }
}
