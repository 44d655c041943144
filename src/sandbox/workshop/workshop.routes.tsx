import { z } from 'zod'
import { exchangeProblems } from '../../exchange/index.ts'
import { uuidV4 } from '../../platform/crypto/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { readUpload, route, seeOther } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { languageOf } from '../../portals/index.ts'
import type { SandboxServices } from '../portal/index.ts'
import { guarded, sandboxPage, sandboxPaths, tracePath } from '../portal/index.ts'
import { checkMessage } from './check-message.ts'
import { checkRoute } from './check.routes.ts'
import { listSenderSystems } from './correspondents.queries.ts'
import type { Draft } from './draft.ts'
import { maxShownBytes, readDraft, renewed } from './draft.ts'
import { readSampleOccasion } from './read-sample-occasion.ts'
import { sampleNames, writeSample } from './sample-letters.ts'
import { sendMessage } from './send-message.ts'
import type { WorkshopFacts } from './workshop.pages.tsx'
import { WorkshopView } from './workshop.pages.tsx'
import { workshopTexts } from './workshop.texts.ts'

const page = { interface: 'portal', audience: 'sandbox-user', path: sandboxPaths.workshop } as const

/** A text beyond what is shown is handed back to be shortened; one beyond this is a mistake of the clipboard. */
const maxFieldBytes = 8_000_000

type Shown = Partial<WorkshopFacts> & Pick<WorkshopFacts, 'message'>

const systemsOf = ({ database }: SandboxServices): Promise<WorkshopFacts['systems']> => database.read((on) => listSenderSystems(on, { now: on.now }))

async function showWorkshop(services: SandboxServices, caller: Caller, shown: Shown, status = 200): Promise<Answer> {
  const systems = await systemsOf(services)
  const writer = shown.checked?.memo?.header.sender.senderId
  const system = shown.system ?? systems.find(({ cvrNumber }) => cvrNumber === writer)?.systemId
  const facts = { spareUuid: uuidV4(), baseUrl: services.baseUrl(), ...shown, systems, system }
  return sandboxPage(services, caller, { title: workshopTexts[languageOf(caller)].title, path: sandboxPaths.workshop, status, children: <WorkshopView {...facts} /> })
}

async function showChecked(services: SandboxServices, caller: Caller, draft: Draft, { status, ...more }: Partial<WorkshopFacts> & { readonly status?: number } = {}): Promise<Answer> {
  const { message, bytes, system, spareUuid } = draft
  const checked = message === '' ? undefined : await checkMessage([bytes], languageOf(caller))
  return showWorkshop(services, caller, { message, system, spareUuid, checked, ...more }, status)
}

async function send(services: SandboxServices, caller: Caller, draft: Draft): Promise<Answer> {
  const language = languageOf(caller)
  const system = (await systemsOf(services)).find(({ systemId }) => systemId === draft.system)
  if (system === undefined) return showChecked(services, caller, draft, { fieldFaults: { system: workshopTexts[language].chooseSystem }, status: 400 })
  try {
    return seeOther(`${tracePath(await sendMessage(services, system, draft))}?sent=yes`)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { status, [language]: said } = error.definition
    return showChecked(services, caller, draft, { refusal: `${said.message} ${said.remedy}`, status })
  }
}

async function answerForm(services: SandboxServices, caller: Caller, draft: Draft, wish: string | undefined): Promise<Answer> {
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
      const form = await readUpload(body, caller.headers, { fieldBytes: maxFieldBytes, fileBytes: maxShownBytes })
      return answerForm(services, caller, readDraft(form), form.fields.get('do'))
    },
  }),
]

/** `/sandbox/workshop` and the check as an API, for the sandbox's users only; none outside sandbox mode. */
export const workshopRoutes = (services: SandboxServices): Route[] =>
  services.settings.BREVDUE_MODE === 'sandbox' ? [...workshop(services), checkRoute(services)].map((one) => guarded(services.settings, one)) : []
