import { z } from 'zod'
import { uuidV4 } from '../../platform/crypto/index.ts'
import type { Answer, Caller, Route, UploadedForm } from '../../platform/http/index.ts'
import { readUpload, route } from '../../platform/http/index.ts'
import { generalProblems } from '../../platform/problems/index.ts'
import { languageOf } from '../../portals/index.ts'
import { listTaggedParties } from '../nation/index.ts'
import type { SandboxServices } from '../portal/index.ts'
import { sandboxPage, sandboxPaths } from '../portal/index.ts'
import { listContactPoints, listSenderSystems } from './correspondents.queries.ts'
import { maxShownBytes, uploadLimits } from './draft.ts'
import type { Correspondents, LetterFormFacts } from './letter-form.pages.tsx'
import { LetterFormView } from './letter-form.pages.tsx'
import { letterFormTexts } from './letter-form.texts.ts'
import type { LetterFormValues } from './letter-form.ts'
import { emptyLetterForm, filesOf, readLetterForm } from './letter-form.ts'
import { writeLetter } from './letter-wish.ts'
import { showChecked } from './show-workshop.tsx'
import { wishOfForm } from './wish-of-form.ts'

const page = { interface: 'portal', audience: 'sandbox-user', path: sandboxPaths.workshopForm } as const

/** Canaries are there for the log's sake, not for people. */
const readCorrespondents = ({ database }: SandboxServices): Promise<Correspondents> =>
  database.read(async (on) => ({
    systems: await listSenderSystems(on, { now: on.now }),
    parties: (await listTaggedParties(on, {})).filter(({ tags }) => !tags.includes('canary')),
    contactPoints: await listContactPoints(on, {}),
  }))

/** The demo municipality may write to everybody. */
function usualSender({ systems, parties }: Correspondents): string {
  const municipality = parties.find(({ tags }) => tags.includes('authority-municipality'))
  return systems.find(({ cvrNumber }) => cvrNumber === municipality?.number)?.systemId ?? ''
}

async function showForm(services: SandboxServices, caller: Caller, facts: LetterFormFacts, status = 200): Promise<Answer> {
  return sandboxPage(services, caller, { title: letterFormTexts[languageOf(caller)].title, path: sandboxPaths.workshopForm, status, children: <LetterFormView {...facts} /> })
}

/** The letter that a form means; undefined when its sender is nobody. */
async function writeForm(services: SandboxServices, { systems, parties }: Correspondents, values: LetterFormValues, form: UploadedForm): Promise<Buffer | undefined> {
  const sender = systems.find(({ systemId }) => systemId === values.system)
  if (sender === undefined) return undefined
  const wish = wishOfForm(values, {
    messageUuid: uuidV4(),
    createdAt: await services.database.now(),
    sender: { number: sender.cvrNumber, name: sender.organisationName },
    recipientName: parties.find(({ number }) => number === values.recipient)?.name ?? '',
    mainFile: filesOf(form, 'mainFile')[0],
    attachments: filesOf(form, 'attachments'),
  })
  return writeLetter(wish)
}

async function answerForm(services: SandboxServices, caller: Caller, form: UploadedForm): Promise<Answer> {
  const said = letterFormTexts[languageOf(caller)]
  const values = readLetterForm(form)
  const correspondents = await readCorrespondents(services)
  const letter = await writeForm(services, correspondents, values, form)
  if (letter === undefined) return showForm(services, caller, { ...correspondents, values, fieldFaults: { system: said.chooseSystem } }, 400)
  if (letter.length > maxShownBytes || form.files.some(({ tooLarge }) => tooLarge))
    return showForm(services, caller, { ...correspondents, values, fieldFaults: { mainFile: said.tooLarge } }, 413)
  return showChecked(services, caller, { message: letter.toString(), bytes: letter, system: values.system, spareUuid: uuidV4(), tooLarge: undefined })
}

/** `/sandbox/workshop/form`: writes a MeMo of what is filled in, and shows it in the workshop. */
export const letterFormRoutes = (services: SandboxServices): Route[] => [
  route({
    ...page,
    method: 'GET',
    summary: 'A form that writes a MeMo; to whom may be told (to)',
    query: z.object({ to: z.string().max(20).default('') }),
    answers: { 200: { page: true } },
    handle: async ({ caller, query }) => {
      const correspondents = await readCorrespondents(services)
      return showForm(services, caller, { ...correspondents, values: { ...emptyLetterForm, system: usualSender(correspondents), recipient: query.to }, fieldFaults: {} })
    },
  }),
  route({
    ...page,
    method: 'POST',
    summary: 'Write a MeMo of what is filled in, and show it with its faults',
    body: 'stream',
    answers: { 200: { page: true }, 400: { page: true }, 413: { page: true } },
    problems: [generalProblems['request.too.large']],
    handle: async ({ caller, body }) => answerForm(services, caller, await readUpload(body, caller.headers, uploadLimits)),
  }),
]
