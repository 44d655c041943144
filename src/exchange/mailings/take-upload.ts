import type { Readable } from 'node:stream'
import type { Administration } from '../../administration/index.ts'
import { checkCsrf } from '../../login/index.ts'
import type { Caller } from '../../platform/http/index.ts'
import { streamUpload } from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import { actorOf } from '../../rights/index.ts'
import type { SystemId } from '../../systems/index.ts'
import { ArchiveRejected } from '../../platform/archive/index.ts'
import { tellArchiveFault } from '../containers/archive-fault-texts.ts'
import type { ContainerServices, ReceivedContainer } from '../containers/receive-container.ts'
import { exchangeProblems } from '../exchange.problems.ts'
import { asRefusal } from '../intake/as-refusal.ts'
import { createMailing } from './create-mailing.ts'
import { isName, readName } from './mailing-name.ts'
import { mailingProblems } from './mailings.problems.ts'
import { mailingTexts } from './mailings.texts.ts'
import type { FieldFault, NewMailingFacts } from './new-mailing-view.tsx'

/** csrf, name and system stand before the file. */
const fieldsBefore = 3

type Systems = NewMailingFacts['systems']
type Typed = Pick<NewMailingFacts, 'name' | 'systemId' | 'faults'>

export type UploadOutcome = { readonly kind: 'received'; readonly container: ReceivedContainer } | ({ readonly kind: 'faulty' } & Typed)

interface Upload {
  readonly administration: Administration
  readonly systems: Systems
  readonly language: Language
}

/** What somebody who sent a file can do something about, and the field that says so. */
const fieldOf: ReadonlyMap<string, FieldFault['field']> = new Map([
  [mailingProblems['mailing.sent.before'], 'file'],
  [exchangeProblems['memo.archive.rejected'], 'file'],
  [exchangeProblems['container.too.large'], 'file'],
  [exchangeProblems['memo.incomplete'], 'file'],
  [exchangeProblems['intake.overloaded'], 'file'],
])

function tell(problem: Problem, language: Language): string {
  const { message, remedy } = problem.definition[language]
  const fault = problem.cause instanceof ArchiveRejected ? tellArchiveFault(problem.cause, language) : undefined
  return fault === undefined ? `${message} ${remedy}` : `${message} ${fault}`
}

/** Runs through what is left of a file, so that the browser listens to the answer; what is larger than any archive is cut. */
async function runThrough(bytes: AsyncIterable<Uint8Array>, most: number): Promise<void> {
  let length = 0
  for await (const chunk of bytes) {
    length += chunk.length
    if (length > most) return
  }
}

interface Filled {
  readonly name: string
  readonly filename: string | undefined
  readonly isSystemChosen: boolean
}

/** What is wrong with the form before anything of its file is read. */
function faultsOf({ name, filename, isSystemChosen }: Filled, language: Language): FieldFault[] {
  const said = mailingTexts[language]
  return [
    ...(isName(name) ? [] : [{ field: 'name', text: tell(new Problem(mailingProblems['mailing.name.missing']), language) } as const]),
    ...(isSystemChosen ? [] : [{ field: 'systemId', text: said.chooseSystem } as const]),
    ...(filename === undefined || filename === '' ? [{ field: 'file', text: said.chooseFile } as const] : []),
  ]
}

/** Takes the form's archive in as a mailing of the employee's organisation, or says what is wrong with the form. Throws form.foreign, request.body.unreadable. */
export async function takeUpload(services: ContainerServices, caller: Caller, body: Readable, { administration, systems, language }: Upload): Promise<UploadOutcome> {
  const { fields, filename, bytes } = await streamUpload(body, caller.headers, 'file', fieldsBefore)
  checkCsrf(administration.session, { csrf: fields.get('csrf') ?? '' })
  const typed = { name: fields.get('name') ?? '', systemId: fields.get('systemId') ?? '' }
  const faulty = async (faults: readonly FieldFault[]): Promise<UploadOutcome> => {
    await runThrough(bytes, services.archiveLimits.maxCompressedBytes).catch(() => undefined)
    return { kind: 'faulty', ...typed, faults }
  }
  const system = systems.find(({ systemId }) => systemId === typed.systemId)
  const faults = faultsOf({ name: typed.name, filename, isSystemChosen: system !== undefined }, language)
  if (system === undefined || faults.length > 0) return faulty(faults)
  return receive(services, { ...typed, bytes, administration, systemId: system.systemId }).catch((error: unknown) => {
    const problem = asRefusal(error)
    const field = fieldOf.get(problem.code)
    if (field === undefined) throw problem
    return faulty([{ field, text: tell(problem, language) }])
  })
}

interface Receiving {
  readonly name: string
  readonly systemId: SystemId
  readonly bytes: AsyncIterable<Uint8Array>
  readonly administration: Administration
}

async function receive(services: ContainerServices, { name: typed, systemId, bytes, administration }: Receiving): Promise<UploadOutcome> {
  const name = readName(typed)
  return { kind: 'received', container: await createMailing(services, { senderId: administration.organisation.partyId, systemId, name, way: 'PORTAL', actor: actorOf(administration), body: bytes }) }
}
