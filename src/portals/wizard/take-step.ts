import type { Readable } from 'node:stream'
import { checkCsrf } from '../../login/index.ts'
import { removeBlobs } from '../../platform/content/index.ts'
import type { Answer, Caller } from '../../platform/http/index.ts'
import { seeOther } from '../../platform/http/index.ts'
import { formatFileSize } from '../../platform/i18n/index.ts'
import type { WizardWay } from '../../platform/ui/index.ts'
import type { DraftId, KeptStep, TypedFields } from './draft.ts'
import { maxDraftBytes } from './draft.ts'
import type { FileOutcome } from './keep-file.ts'
import { keepFile } from './keep-file.ts'
import type { KeepOutcome } from './keep-step.ts'
import { keepStep } from './keep-step.ts'
import type { Engine, OpenDraft } from './open-draft.ts'
import { goOn, notFound, openDraft, ownedBy, standingsAt } from './open-draft.ts'
import type { Standing } from './progress.ts'
import type { SentForm } from './read-form.ts'
import { readForm } from './read-form.ts'
import { stepPage } from './show-step.tsx'
import { stepPath } from './wizard-paths.ts'
import type { Fault } from './wizard.ts'
import { wizardTexts } from './wizard.texts.ts'

/** What is kept of a sent page: what was typed, and the file that came with it or was there. */
function keptOf({ wizard }: Engine, { draft }: OpenDraft, name: string, { typed, way, file }: Pick<SentForm, 'typed' | 'way'> & { readonly file?: FileOutcome }): KeptStep {
  const before = draft.steps[name]
  const field = wizard.steps[name]?.file?.field ?? ''
  const held = file?.kind === 'kept' ? file.prepared.file : before?.typed[field]
  const fields: TypedFields = held === undefined ? typed : { ...typed, [field]: held }
  // Whoever goes back from a page that was never sent is not told yet what is missing on it.
  return { typed: fields, isSent: way === 'next' || before?.isSent === true }
}

/** Where a kept step leads: to where its button says, or to itself while something is wrong. */
function follow(engine: Engine, open: OpenDraft, standings: readonly Standing[], { name, way, fileFaults }: { readonly name: string; readonly way: WizardWay; readonly fileFaults: readonly Fault[] }): Answer {
  const { wizard } = engine
  const index = standings.findIndex((one) => one.name === name)
  const [standing, before] = [standings[index], standings[index - 1]]
  if (way === 'later' || (way === 'back' && before === undefined)) return seeOther(wizard.home)
  if (way === 'back' && before !== undefined) return seeOther(stepPath(wizard, open.draft.draftId, before.name))
  // What is wrong with the file that came says more than that there is none.
  const others = (standing?.faults ?? []).filter(({ field }) => fileFaults.every((fault) => fault.field !== field))
  const faults = [...fileFaults, ...others]
  if (standing === undefined || faults.length === 0) return goOn(engine, open.draft, standings)
  return stepPage(engine, open, { standing, standings, faults, status: 400 })
}

/** The draft was changed since the page was made: the page again, as it was typed, beside what is saved. */
async function tellConflict(engine: Engine, open: OpenDraft, name: string, mine: KeptStep): Promise<Answer> {
  const saved = await standingsAt(engine, open)
  const standings = await standingsAt(engine, open, { ...open.draft.steps, [name]: mine })
  const standing = standings.find((one) => one.name === name)
  if (standing === undefined) return goOn(engine, open.draft, saved)
  return stepPage(engine, open, { standing, standings, faults: standing.faults, status: 409, saved: saved.find((one) => one.name === name) ?? standing })
}

interface SentPage {
  readonly name: string
  readonly form: SentForm
  readonly file: FileOutcome
}

/** Keeps a page; without its file where that is more than somebody's drafts may hold, which is then what is wrong with the file. */
async function keep(engine: Engine, open: OpenDraft, { name, form, file }: SentPage): Promise<{ readonly outcome: Exclude<KeepOutcome, { readonly kind: 'full' }>; readonly file: FileOutcome }> {
  const { place: { database, contentStore }, wizard } = engine
  const prepared = file?.kind === 'kept' ? file.prepared : undefined
  const sent = { ...keptOf(engine, open, name, { ...form, file }), name, version: form.version, prepared }
  const outcome = await database.transaction((tx) => keepStep(tx, ownedBy(engine, open.visit, open.draft.draftId), sent))
  if (outcome.kind !== 'full') return { outcome, file }
  await removeBlobs(contentStore, prepared === undefined ? [] : [prepared.file.contentId])
  const fault = { field: wizard.steps[name]?.file?.field ?? '', text: wizardTexts[open.language].draftsFull(formatFileSize(maxDraftBytes, open.language)) }
  return keep(engine, open, { name, form, file: { kind: 'faulty', fault } })
}

/** Takes a sent page: keeps what was typed, even when it is wrong, and leads on. Throws not.found, form.foreign, and what `readForm` throws. */
export async function takeStep(engine: Engine, caller: Caller, body: Readable, at: { readonly draftId: DraftId; readonly name: string }): Promise<Answer> {
  const { place, wizard } = engine
  const { draftId, name } = at
  const open = await openDraft(engine, caller, draftId)
  const rule = wizard.steps[name]?.file
  const form = await readForm(body, caller, rule)
  checkCsrf(open.visit.session, form)
  const { outcome, file } = await keep(engine, open, { name, form, file: await keepFile(place, rule, form.files, open.language) })
  if (outcome.kind === 'unknown') throw notFound()
  const now = { ...open, draft: outcome.draft }
  if (outcome.kind === 'finished') return seeOther(outcome.receiptPath)
  if (outcome.kind === 'outdated') return tellConflict(engine, now, name, keptOf(engine, now, name, form))
  await removeBlobs(place.contentStore, outcome.forgotten)
  return follow(engine, now, await standingsAt(engine, now), { name, way: form.way, fileFaults: file?.kind === 'faulty' ? [file.fault] : [] })
}
