import { z } from 'zod'
import { checkCsrf, csrfForm, loginProblems } from '../../login/index.ts'
import { removeBlobs } from '../../platform/content/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { route, seeOther } from '../../platform/http/index.ts'
import { generalProblems } from '../../platform/problems/index.ts'
import { languageOf } from '../language-of.ts'
import type { DraftId } from './draft.ts'
import { discardDraft, startDraft } from './drafts.ts'
import { finishDraft } from './finish-draft.ts'
import type { Engine, OpenDraft } from './open-draft.ts'
import { goOn, notFound, openDraft, ownedBy, standingsAt } from './open-draft.ts'
import { nextOf } from './progress.ts'
import { receiptRoutes } from './receipt.routes.tsx'
import { showStep } from './show-step.tsx'
import { takeStep } from './take-step.ts'
import { discardPath, stepPath, summaryPath } from './wizard-paths.ts'
import { DiscardView, SummaryView } from './wizard-views.tsx'
import type { Wizard, WizardPlace } from './wizard.ts'
import { wizardProblems } from './wizard.problems.ts'
import { wizardTexts } from './wizard.texts.ts'

const refusalsOf = ({ place }: Engine) => [loginProblems['login.required'], ...place.refusals]

/** What every route of a wizard declares. */
const declared = (engine: Engine) => ({ interface: 'portal', audience: engine.place.audience, action: engine.place.action }) as const

const shown = (engine: Engine) =>
  ({
    ...declared(engine),
    method: 'GET',
    parameters: z.object({ draftId: z.uuid().transform((id) => id.toLowerCase() as DraftId) }), // branding
    problems: [...refusalsOf(engine), generalProblems['not.found']],
  }) as const

const sent = (engine: Engine) => ({ ...shown(engine), method: 'POST', problems: [...shown(engine).problems, loginProblems['form.foreign']] }) as const

const startRoute = (engine: Engine): Route =>
  route({
    ...declared(engine),
    method: 'POST',
    path: engine.wizard.path,
    summary: `Begin: ${engine.wizard.title.en}`,
    body: csrfForm,
    answers: { 303: { empty: true } },
    problems: [...refusalsOf(engine), loginProblems['form.foreign'], wizardProblems['wizard.drafts.too.many']],
    handle: async ({ caller, body }) => {
      const visit = await engine.place.enter(caller)
      checkCsrf(visit.session, body)
      const draftId = await engine.place.database.transaction((tx) => startDraft(tx, engine.wizard, visit.owner))
      return seeOther(stepPath(engine.wizard, draftId, Object.keys(engine.wizard.steps)[0] ?? ''))
    },
  })

const stepRoutes = (engine: Engine, name: string): Route[] => [
  route({
    ...shown(engine),
    path: stepPath(engine.wizard, '{draftId}', name),
    summary: `${engine.wizard.title.en}: the step ${engine.wizard.steps[name]?.title.en ?? name}`,
    answers: { 200: { page: true }, 303: { empty: true } },
    handle: ({ caller, parameters: { draftId } }) => showStep(engine, caller, draftId, name),
  }),
  route({
    ...sent(engine),
    path: stepPath(engine.wizard, '{draftId}', name),
    summary: `${engine.wizard.title.en}: keep the step ${engine.wizard.steps[name]?.title.en ?? name}`,
    body: 'stream',
    answers: { 303: { empty: true }, 400: { page: true }, 409: { page: true } },
    problems: [...sent(engine).problems, generalProblems['content.type.not.supported'], generalProblems['request.body.unreadable'], generalProblems['request.too.large']],
    handle: ({ caller, body, parameters: { draftId } }) => takeStep(engine, caller, body, { draftId, name }),
  }),
]

/** The summary, or where one goes on while a step is not done. */
async function showSummary(engine: Engine, open: OpenDraft, isOutdated = false): Promise<Answer> {
  const { wizard } = engine
  const { visit, draft, language } = open
  const standings = await standingsAt(engine, open)
  if (nextOf(standings) !== undefined) return goOn(engine, draft, standings)
  const children = <SummaryView wizard={wizard} draft={draft} standings={standings} csrfToken={visit.session.csrfToken} isOutdated={isOutdated} />
  return visit.view({ title: `${wizardTexts[language].summary} – ${wizard.title[language]}`, status: isOutdated ? 409 : 200, path: summaryPath(wizard, draft.draftId), children })
}

const summaryRoute = (engine: Engine): Route =>
  route({
    ...shown(engine),
    path: summaryPath(engine.wizard, '{draftId}'),
    summary: `${engine.wizard.title.en}: everything that was filled in`,
    answers: { 200: { page: true }, 303: { empty: true } },
    handle: async ({ caller, parameters: { draftId } }) => {
      const open = await openDraft(engine, caller, draftId)
      return open.draft.receiptPath === null ? showSummary(engine, open) : seeOther(open.draft.receiptPath)
    },
  })

const lastPage = csrfForm.extend({ draftVersion: z.coerce.number().int().catch(-1), way: z.string().catch('next') })

async function finish(engine: Engine, caller: Caller, draftId: DraftId, form: z.output<typeof lastPage>): Promise<Answer> {
  const { place, wizard } = engine
  const open = await openDraft(engine, caller, draftId)
  checkCsrf(open.visit.session, form)
  if (form.way === 'later') return seeOther(wizard.home)
  if (form.way === 'back') return seeOther(stepPath(wizard, draftId, (await standingsAt(engine, open)).at(-1)?.name ?? ''))
  const outcome = await place.database.transaction((tx) => finishDraft(tx, wizard, open.visit, { draftId, version: form.draftVersion, language: open.language }))
  if (outcome.kind === 'unknown') throw notFound()
  if (outcome.kind !== 'finished') return showSummary(engine, { ...open, draft: outcome.draft }, outcome.kind === 'outdated')
  await removeBlobs(place.contentStore, outcome.forgotten)
  return seeOther(outcome.receiptPath)
}

const finishRoute = (engine: Engine): Route =>
  route({
    ...sent(engine),
    path: summaryPath(engine.wizard, '{draftId}'),
    summary: `${engine.wizard.title.en}: do it, once`,
    body: lastPage,
    answers: { 303: { empty: true }, 409: { page: true } },
    handle: ({ caller, body, parameters: { draftId } }) => finish(engine, caller, draftId, body),
  })

const discardRoutes = (engine: Engine): Route[] => [
  route({
    ...shown(engine),
    path: discardPath(engine.wizard, '{draftId}'),
    summary: `${engine.wizard.title.en}: the question whether to give up what was filled in`,
    answers: { 200: { page: true }, 303: { empty: true } },
    handle: async ({ caller, parameters: { draftId } }) => {
      const { visit, draft } = await openDraft(engine, caller, draftId)
      if (draft.receiptPath !== null) return seeOther(draft.receiptPath)
      const children = <DiscardView wizard={engine.wizard} draft={draft} csrfToken={visit.session.csrfToken} />
      return visit.view({ title: wizardTexts[languageOf(caller)].discardTitle, children })
    },
  }),
  route({
    ...sent(engine),
    path: discardPath(engine.wizard, '{draftId}'),
    summary: `${engine.wizard.title.en}: delete what was filled in`,
    body: csrfForm,
    answers: { 303: { empty: true } },
    handle: async ({ caller, body, parameters: { draftId } }) => {
      const visit = await engine.place.enter(caller)
      checkCsrf(visit.session, body)
      const forgotten = await engine.place.database.transaction((tx) => discardDraft(tx, ownedBy(engine, visit, draftId)))
      if (forgotten === undefined) throw notFound()
      await removeBlobs(engine.place.contentStore, forgotten)
      return seeOther(engine.wizard.home)
    },
  }),
]

/** All pages of a wizard: its start, a page for each step, summary, receipt, and the question whether to give it up. */
export function wizardRoutes<Acting>(place: WizardPlace<Acting>, wizard: Wizard<Acting>): Route[] {
  const engine: Engine = { place, wizard }
  const steps = Object.keys(wizard.steps).flatMap((name) => stepRoutes(engine, name))
  return [startRoute(engine), ...steps, summaryRoute(engine), finishRoute(engine), ...discardRoutes(engine), ...receiptRoutes(engine)]
}
