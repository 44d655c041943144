import { z } from 'zod'
import { csrfForm } from '../../login/index.ts'
import { parseCvrNumber } from '../../parties/index.ts'
import type { PlainDate } from '../../platform/clock/index.ts'
import type { Read } from '../../platform/database/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { seeOther } from '../../platform/http/index.ts'
import { readDate } from '../../platform/ui/index.ts'
import { languageOf } from '../../portals/index.ts'
import type { ActingByLogin } from '../employee-page-route.ts'
import { employeeForm, employeePage } from '../employee-page-route.ts'
import { endAfter } from '../end-date.ts'
import { rightsPaths } from '../portal/rights-paths.ts'
import type { RightsPortalServices } from '../portal/rights-view.ts'
import { rightsView } from '../portal/rights-view.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import { findProfile } from '../profile/profile.queries.ts'
import { maxNoteLength, requestablePrivileges } from './access-request.ts'
import type { AskedOrganisation } from './find-asked-organisation.ts'
import { findAskedOrganisation } from './find-asked-organisation.ts'
import type { NewRequestFacts, RequestFault, TypedRequest } from './new-request-view.tsx'
import { NewRequestView } from './new-request-view.tsx'
import { newRequestPath, requestPath } from './request-paths.ts'
import { requestsTexts } from './requests.texts.ts'
import type { SubmitRefusal } from './submit-request.ts'
import { submitRequest } from './submit-request.ts'

const action = 'rights.request'

const nothingTyped = (acting: ActingByLogin): TypedRequest => ({ organisation: acting.organisation.partyId, cvr: '', privileges: [], until: '', note: '' })

/** The organisation acted for, and the own one where that is another. */
function nearOrganisations({ session, organisation }: ActingByLogin): NewRequestFacts['organisations'] {
  const own = { partyId: session.organisationPartyId, name: session.organisationName }
  return own.partyId === organisation.partyId ? [own] : [organisation, own]
}

interface Visit {
  readonly caller: Caller
  readonly acting: ActingByLogin
}

function show(services: RightsPortalServices, { caller, acting }: Visit, typed: TypedRequest, faults: readonly RequestFault[] = []): Answer {
  const children = <NewRequestView organisations={nearOrganisations(acting)} typed={typed} faults={faults} csrfToken={acting.session.csrfToken} />
  return rightsView(services, { caller, acting, title: requestsTexts[languageOf(caller)].form.title, status: faults.length === 0 ? 200 : 400, children })
}

/** Without a profile the way leads there first, and back. */
const toProfile = seeOther(`${rightsPaths.profile}?next=request`)

const formRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    action,
    path: newRequestPath,
    summary: 'The form with which an employee asks an organisation for rights',
    answers: { 200: { page: true }, 303: { empty: true } },
    handle: async ({ caller }, acting) => {
      const profile = await services.database.read((on) => findProfile(on, acting))
      const isMade = profile !== undefined && profile.profileAt !== null && profile.email !== null
      return isMade ? show(services, { caller, acting }, nothingTyped(acting)) : toProfile
    },
  })

interface ReadRequest {
  readonly organisation: AskedOrganisation | undefined
  readonly privileges: readonly PrivilegeType[]
  readonly lastDay: PlainDate | undefined
  readonly faults: readonly RequestFault[]
}

async function readOrganisation(on: Read, acting: ActingByLogin, { organisation, cvr }: TypedRequest): Promise<AskedOrganisation | RequestFault> {
  const near = nearOrganisations(acting).find(({ partyId }) => partyId === organisation)
  if (near !== undefined) return (await findAskedOrganisation(on, near)) ?? { field: 'organisation', code: 'organisation' }
  if (organisation !== 'other') return { field: 'organisation', code: 'organisation' }
  const number = parseCvrNumber(cvr.replaceAll(/\s/g, ''))
  if (number === undefined) return { field: 'cvr', code: 'cvr' }
  return (await findAskedOrganisation(on, { cvr: number })) ?? { field: 'cvr', code: 'cvr-unknown' }
}

/** Reads the form; everything that is wrong is told at once. */
async function readTyped(on: Read, acting: ActingByLogin, typed: TypedRequest): Promise<ReadRequest> {
  const organisation = await readOrganisation(on, acting, typed)
  const privileges = requestablePrivileges.filter((privilege) => typed.privileges.includes(privilege))
  const lastDay = readDate(typed.until)
  const faults: RequestFault[] = [
    ...('code' in organisation ? [organisation] : []),
    ...(privileges.length === 0 ? [{ field: 'privileges', code: 'rights' } as const] : []),
    ...(typed.until.trim() !== '' && lastDay === undefined ? [{ field: 'until', code: 'until' } as const] : []),
    ...(typed.note.length > maxNoteLength ? [{ field: 'note', code: 'note' } as const] : []),
  ]
  return { organisation: 'code' in organisation ? undefined : organisation, privileges, lastDay, faults }
}

const faultOf: Readonly<Record<Exclude<SubmitRefusal, 'profile-missing'>, RequestFault>> = {
  held: { field: 'privileges', code: 'held' },
  unusable: { field: 'privileges', code: 'unusable' },
  ended: { field: 'until', code: 'ended' },
  'too-many': { field: 'organisation', code: 'too-many' },
}

const field = z.string().default('')
const body = csrfForm.extend({ organisation: field, cvr: field, privileges: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]), until: field, note: field })

const submitRoute = (services: RightsPortalServices): Route =>
  employeeForm(services, {
    action,
    path: newRequestPath,
    summary: 'Ask an organisation for rights',
    body,
    answers: { 303: { empty: true }, 400: { page: true } },
    handle: async ({ caller, body: typed }, acting) => {
      // Browsers send lines with CR LF; they count as one character, as the counter beside the field says.
      const note = typed.note.replaceAll('\r\n', '\n').trim()
      const { organisation, privileges, lastDay, faults } = await services.database.read((on) => readTyped(on, acting, { ...typed, note }))
      if (organisation === undefined || faults.length > 0) return show(services, { caller, acting }, typed, faults)
      const endsAt = lastDay === undefined ? null : endAfter(lastDay)
      const outcome = await services.database.transaction((tx) => submitRequest(tx, { ...acting, baseUrl: services.baseUrl() }, { organisation, privileges, endsAt, note }))
      if (outcome.kind === 'refused') return outcome.why === 'profile-missing' ? toProfile : show(services, { caller, acting }, typed, [faultOf[outcome.why]])
      const done = outcome.kind === 'submitted' && !outcome.isTold ? 'untold' : outcome.kind
      return seeOther(`${requestPath(outcome.requestId)}?done=${done}`)
    },
  })

/** `/rettigheder/requests/new`. */
export const newRequestPages = (services: RightsPortalServices): Route[] => [formRoute(services), submitRoute(services)]
