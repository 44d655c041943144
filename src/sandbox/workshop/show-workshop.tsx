import { uuidV4 } from '../../platform/crypto/index.ts'
import type { Answer, Caller } from '../../platform/http/index.ts'
import { languageOf } from '../../portals/index.ts'
import type { SandboxServices } from '../portal/index.ts'
import { sandboxPage, sandboxPaths } from '../portal/index.ts'
import { checkMessage } from './check-message.ts'
import { listSenderSystems } from './correspondents.queries.ts'
import type { Draft } from './draft.ts'
import type { WorkshopFacts } from './workshop.pages.tsx'
import { WorkshopView } from './workshop.pages.tsx'
import { workshopTexts } from './workshop.texts.ts'

type Shown = Partial<WorkshopFacts> & Pick<WorkshopFacts, 'message'>

/** Whom a letter can be sent as. */
export const readSystems = ({ database }: SandboxServices): Promise<WorkshopFacts['systems']> => database.read((on) => listSenderSystems(on, { now: on.now }))

/** The workshop with a message, or none. */
export async function showWorkshop(services: SandboxServices, caller: Caller, shown: Shown, status = 200): Promise<Answer> {
  const systems = await readSystems(services)
  const facts = { spareUuid: uuidV4(), baseUrl: services.baseUrl(), system: '', ...shown, systems }
  return sandboxPage(services, caller, { title: workshopTexts[languageOf(caller)].title, path: sandboxPaths.workshop, status, children: <WorkshopView {...facts} /> })
}

/** The workshop with a message and what is wrong with it. */
export async function showChecked(services: SandboxServices, caller: Caller, draft: Draft, { status, ...more }: Partial<WorkshopFacts> & { readonly status?: number } = {}): Promise<Answer> {
  const { message, bytes, system, spareUuid } = draft
  const checked = message === '' ? undefined : await checkMessage([bytes], languageOf(caller))
  return showWorkshop(services, caller, { message, system, spareUuid, checked, ...more }, status)
}
