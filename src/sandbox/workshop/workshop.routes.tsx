import { z } from 'zod'
import { exchangeProblems } from '../../exchange/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { readUpload, route, seeOther } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { languageOf } from '../../portals/index.ts'
import type { SandboxServices } from '../portal/index.ts'
import { guarded, sandboxPaths, tracePath } from '../portal/index.ts'
import { checkMessage } from './check-message.ts'
import { checkRoute } from './check.routes.ts'
import type { Draft } from './draft.ts'
import { fieldOf, readDraft, renewed, uploadLimits } from './draft.ts'
import { letterFormRoutes } from './letter-form.routes.tsx'
import { readSampleOccasion } from './read-sample-occasion.ts'
import { sampleNames, writeSample } from './sample-letters.ts'
import { findSystem, sendMessage } from './send-message.ts'
import { readSystems, showChecked, showWorkshop } from './show-workshop.tsx'
import { workshopTexts } from './workshop.texts.ts'

const page = { interface: 'portal', audience: 'sandbox-user', path: sandboxPaths.workshop } as const

async function send(services: SandboxServices, caller: Caller, draft: Draft): Promise<Answer> {
  const language = languageOf(caller)
  const system = findSystem(await readSystems(services), draft)
  if (system === undefined) return showChecked(services, caller, draft, { fieldFaults: { system: workshopTexts[language].chooseSystem }, status: 400 })
  try {
    return seeOther(`${tracePath(await sendMessage(services, system, draft))}?sent=yes`)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { status, [language]: said } = error.definition
    return showChecked(services, caller, draft, { refusal: `${said.message} ${said.remedy}`, status })
  }
}

async function answerForm(services: SandboxServices, caller: Caller, draft: Draft, wish: string): Promise<Answer> {
  const said = workshopTexts[languageOf(caller)]
  const { message, system, spareUuid, tooLarge } = draft
  if (tooLarge !== undefined) return showWorkshop(services, caller, { message, system, spareUuid, fieldFaults: { [tooLarge]: said.tooLarge } }, 413)
  if (message === '') return showWorkshop(services, caller, { message, system, spareUuid, fieldFaults: { message: said.empty } }, 400)
  if (wish === 'send') return send(services, caller, draft)
  if (wish !== 'renew') return showChecked(services, caller, draft)
  const text = renewed(message, (await checkMessage([draft.bytes], 'da')).messageUuid)
  return showChecked(services, caller, { ...draft, message: text, bytes: Buffer.from(text) })
}

const workshop = (services: SandboxServices): Route[] => [
  route({
    ...page,
    method: 'GET',
    summary: 'Write, check and send a MeMo',
    query: z.object({ sample: z.enum(sampleNames).optional() }),
    answers: { 200: { page: true } },
    handle: async ({ caller, query }) => {
      if (query.sample === undefined) return showWorkshop(services, caller, { message: '' })
      const message = await writeSample(query.sample, await readSampleOccasion(services))
      return showWorkshop(services, caller, { message, checked: await checkMessage([Buffer.from(message)], languageOf(caller)) })
    },
  }),
  route({
    ...page,
    method: 'POST',
    summary: 'Check a MeMo or send it as a demo system; go to its trace',
    body: 'stream',
    answers: { 200: { page: true }, 303: { empty: true }, 400: { page: true }, 413: { page: true } },
    problems: [generalProblems['request.too.large'], ...Object.values(exchangeProblems).filter((code) => code.startsWith('memo.'))],
    handle: async ({ caller, body }) => {
      const form = await readUpload(body, caller.headers, uploadLimits)
      return answerForm(services, caller, readDraft(form), fieldOf(form.fields, 'do'))
    },
  }),
]

/** `/sandbox/workshop` and the check as an API, for the sandbox's users only; none outside sandbox mode. */
export const workshopRoutes = (services: SandboxServices): Route[] =>
  services.settings.BREVDUE_MODE === 'sandbox' ? [...workshop(services), ...letterFormRoutes(services), checkRoute(services)].map((one) => guarded(services.settings, one)) : []
