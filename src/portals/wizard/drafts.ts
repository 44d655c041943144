import { uuidV7 } from '../../platform/crypto/index.ts'
import type { ContentStore } from '../../platform/content/index.ts'
import { removeBlobs, removeContents } from '../../platform/content/index.ts'
import { addDuration } from '../../platform/clock/index.ts'
import type { Database, Read, Transaction } from '../../platform/database/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import type { Draft, DraftId } from './draft.ts'
import { filesOf, maxDrafts } from './draft.ts'
import { claimDraftOwner, deleteDraft, deleteDraftsBefore, getDraftsHeld, insertDraft, listUnfinishedDrafts } from './drafts.queries.ts'
import type { DraftOwner, Wizard } from './wizard.ts'
import { wizardProblems } from './wizard.problems.ts'

type Named = Pick<Wizard<never>, 'name'>

/** What somebody has begun and not finished; one in which nothing was sent yet is none. */
export async function listDrafts(on: Read, { name: wizard }: Named, owner: DraftOwner): Promise<Draft[]> {
  const drafts = await listUnfinishedDrafts(on, { ...owner, wizard })
  return drafts.filter(({ steps }) => Object.keys(steps).length > 0)
}

/** Begins a draft, or answers one that was begun and left untouched. Throws wizard.drafts.too.many. */
export async function startDraft(tx: Transaction, { name: wizard }: Named, owner: DraftOwner): Promise<DraftId> {
  await claimDraftOwner(tx, owner)
  const drafts = await listUnfinishedDrafts(tx, { ...owner, wizard })
  const untouched = drafts.find(({ steps }) => Object.keys(steps).length === 0)
  if (untouched !== undefined) return untouched.draftId
  const held = await getDraftsHeld(tx, { ...owner, except: null })
  if (held.drafts >= maxDrafts) throw new Problem(wizardProblems['wizard.drafts.too.many'])
  const draftId = uuidV7(tx.now) as DraftId // branding
  await insertDraft(tx, { ...owner, wizard, draftId, now: tx.now })
  return draftId
}

/** Deletes a draft with its files; answers the contents whose blobs are to be removed, undefined when there is no such draft. */
export async function discardDraft(tx: Transaction, owned: DraftOwner & { readonly wizard: string; readonly draftId: DraftId }): Promise<string[] | undefined> {
  const [deleted] = await deleteDraft(tx, owned)
  if (deleted === undefined) return undefined
  const forgotten = filesOf(deleted.steps)
  await removeContents(tx, forgotten)
  return forgotten
}

/** Who has not touched a draft for a year has forgotten it. */
const keptFor = '-P12M'

/** Deletes drafts that nobody changed for a year, with their files; to be called now and then. Answers how many went. */
export async function sweepDrafts(database: Database, contentStore: ContentStore): Promise<number> {
  const { deleted, forgotten } = await database.transaction(async (tx) => {
    const rows = await deleteDraftsBefore(tx, { before: addDuration(tx.now, keptFor) })
    const contentIds = rows.flatMap(({ steps }) => filesOf(steps))
    await removeContents(tx, contentIds)
    return { deleted: rows.length, forgotten: contentIds }
  })
  await removeBlobs(contentStore, forgotten)
  return deleted
}
