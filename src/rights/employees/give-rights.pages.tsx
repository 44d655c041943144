import { z } from 'zod'
import type { IdentityId } from '../../login/index.ts'
import { csrfForm } from '../../login/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { seeOther } from '../../platform/http/index.ts'
import type { Read } from '../../platform/database/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { languageOf } from '../../portals/index.ts'
import type { ActingByLogin } from '../employee-page-route.ts'
import { employeeForm, employeePage } from '../employee-page-route.ts'
import { grantProblems } from '../grants/grants.problems.ts'
import { findEmployeeByNumbers } from '../grants/grants.queries.ts'
import { giveRights } from '../grants/give-rights.ts'
import { changerOf, openDesk } from '../grants/rights-desk.ts'
import { attempt } from '../portal/attempt.ts'
import { readLastDay } from '../portal/last-day.ts'
import { givableRights } from '../portal/rights-choices.tsx'
import type { RightsPortalServices } from '../portal/rights-view.ts'
import { rightsView } from '../portal/rights-view.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import { employeePath } from './employee-paths.ts'
import { employeesTexts } from './employees.texts.ts'
import type { GivingFacts, Receiver } from './give-rights-view.tsx'
import { GivingSummary, GivingView } from './give-rights-view.tsx'
import { readEmployee } from './read-employee.ts'

const parameters = z.object({ id: z.uuid().transform((id) => id.toLowerCase() as IdentityId) }) // branding

/** By these numbers somebody of another organisation was found. */
const numbers = { cvr: z.string().max(100).default(''), rid: z.string().max(100).default('') }

const several = z.union([z.string(), z.array(z.string())]).default([]).transform((given) => [given].flat())

const givingForm = csrfForm.extend({ ...numbers, rights: several, lastDay: z.string().default(''), step: z.enum(['check', 'change', 'give']).default('check') })
type Typed = z.output<typeof givingForm>

/** Whom rights are to be given: somebody known here, or whoever was found by both numbers. Throws not.found. */
async function getReceiver(on: Read, { organisation: { partyId } }: ActingByLogin, identityId: IdentityId, { cvr, rid }: Pick<Typed, 'cvr' | 'rid'>): Promise<Receiver> {
  const found = cvr === '' ? undefined : await findEmployeeByNumbers(on, { cvrNumber: cvr, rid })
  if (found?.identityId === identityId) return { ...found, cvr, rid, isForeign: found.employerId !== partyId, given: await givenTo(on, partyId, identityId) }
  const { employee, isOwn, grants } = await readEmployee(on, partyId, identityId)
  return { ...employee, cvr: '', rid: '', isForeign: !isOwn, given: directOf(grants) }
}

const directOf = (grants: readonly { readonly groupId: unknown; readonly privilege: PrivilegeType }[]): PrivilegeType[] =>
  grants.filter(({ groupId }) => groupId === null).map(({ privilege }) => privilege)

async function givenTo(on: Read, partyId: ActingByLogin['employerId'], identityId: IdentityId): Promise<PrivilegeType[]> {
  try {
    return directOf((await readEmployee(on, partyId, identityId)).grants)
  } catch (error) {
    // Whoever has nothing to do with the organisation yet has no rights here.
    if (error instanceof Problem && error.code === generalProblems['not.found']) return []
    throw error
  }
}

interface Shown extends Pick<GivingFacts, 'receiver' | 'faults' | 'problem'> {
  readonly caller: Caller
  readonly acting: ActingByLogin
  readonly typed: Pick<Typed, 'rights' | 'lastDay'>
}

function formView(services: RightsPortalServices, { caller, acting, ...facts }: Shown): Answer {
  const { organisation, privileges, session, identityId } = acting
  const choices = givableRights(organisation.kind, privileges)
  const isFaulty = facts.faults.length > 0 || facts.problem !== undefined
  const children = <GivingView {...facts} organisation={organisation.name} choices={choices} isOwn={facts.receiver.identityId === identityId} csrfToken={session.csrfToken} />
  return rightsView(services, { caller, acting, status: isFaulty ? (facts.problem?.definition.status ?? 400) : 200, title: employeesTexts[languageOf(caller)].giving.title(facts.receiver.name), children })
}

const askRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    action: 'rights.manage',
    path: employeePath('{id}', 'give'),
    summary: 'The rights that can be given to an employee',
    parameters,
    query: z.object(numbers),
    answers: { 200: { page: true } },
    problems: [generalProblems['not.found']],
    handle: async ({ caller, parameters: { id }, query }, acting) => {
      const receiver = await services.database.read((on) => getReceiver(on, acting, id, query))
      return formView(services, { caller, acting, receiver, typed: { rights: [], lastDay: '' }, faults: [], problem: undefined })
    },
  })

/** What is wrong with what was typed, by field. */
function faultsOf(caller: Caller, chosen: readonly PrivilegeType[], lastDay: string): GivingFacts['faults'] {
  const said = employeesTexts[languageOf(caller)]
  return [
    ...(chosen.length === 0 ? [{ id: 'rights', text: said.giving.none }] : []),
    ...(readLastDay(lastDay) === undefined ? [{ id: 'lastDay', text: said.end.invalid }] : []),
  ]
}

async function give(services: RightsPortalServices, caller: Caller, acting: ActingByLogin, { id, typed }: { id: IdentityId; typed: Typed }): Promise<Answer> {
  const receiver = await services.database.read((on) => getReceiver(on, acting, id, typed))
  const chosen = givableRights(acting.organisation.kind, acting.privileges).filter((privilege) => typed.rights.includes(privilege))
  const shown = { caller, acting, receiver, typed, problem: undefined }
  const faults = faultsOf(caller, chosen, typed.lastDay)
  if (typed.step === 'change' || faults.length > 0) return formView(services, { ...shown, faults: typed.step === 'change' ? [] : faults })
  const endsAt = readLastDay(typed.lastDay) ?? null
  if (typed.step === 'check') {
    const children = <GivingSummary receiver={receiver} organisation={acting.organisation.name} chosen={chosen} endsAt={endsAt} csrfToken={acting.session.csrfToken} />
    return rightsView(services, { caller, acting, title: employeesTexts[languageOf(caller)].giving.summaryTitle, children })
  }
  const wanted = chosen.map((privilege) => ({ granteeId: id, privilege, endsAt, source: 'MANUAL' as const }))
  const outcome = await attempt(services.database.transaction(async (tx) => giveRights(await openDesk(tx, changerOf(acting)), wanted)), grantProblems)
  if (outcome.kind === 'refused') return formView(services, { ...shown, faults: [], problem: outcome.problem })
  return seeOther(`${employeePath(id)}?done=given`)
}

const giveRoute = (services: RightsPortalServices): Route =>
  employeeForm(services, {
    action: 'rights.manage',
    path: employeePath('{id}', 'give'),
    summary: 'Give an employee rights: checked first, then given',
    parameters,
    body: givingForm,
    answers: { 200: { page: true }, 303: { empty: true }, 400: { page: true }, 403: { page: true }, 409: { page: true } },
    problems: [generalProblems['not.found']],
    handle: ({ caller, parameters: { id }, body }, acting) => give(services, caller, acting, { id, typed: body }),
  })

/** `/rettigheder/employees/{id}/give`: choose, check, give. */
export const giveRightsPages = (services: RightsPortalServices): Route[] => [askRoute(services), giveRoute(services)]
