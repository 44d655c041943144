import { z } from 'zod'
import { csrfForm } from '../../login/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { seeOther } from '../../platform/http/index.ts'
import { describeProblem } from '../../platform/problems/index.ts'
import { languageOf } from '../../portals/index.ts'
import type { ActingByLogin } from '../employee-page-route.ts'
import { employeeForm, employeePage } from '../employee-page-route.ts'
import { employeesTexts } from '../employees/employees.texts.ts'
import { grantProblems } from '../grants/grants.problems.ts'
import { changerOf, openDesk } from '../grants/rights-desk.ts'
import { attempt } from '../portal/attempt.ts'
import { readLastDay } from '../portal/last-day.ts'
import { givableRights } from '../portal/rights-choices.tsx'
import { rightsPaths } from '../portal/rights-paths.ts'
import type { RightsPortalServices } from '../portal/rights-view.ts'
import { rightsView } from '../portal/rights-view.ts'
import { createGroupOnce } from './create-group.ts'
import type { GroupFormFacts } from './group-form-view.tsx'
import { GroupFormView } from './group-form-view.tsx'
import { maxGroupNameLength } from './group.ts'
import { groupPath, newGroupPath } from './group-paths.ts'
import { groupProblems } from './groups.problems.ts'
import { groupsTexts } from './groups.texts.ts'

type Shown = Pick<GroupFormFacts, 'typed' | 'faults' | 'problem'>

function formView(services: RightsPortalServices, caller: Caller, acting: ActingByLogin, facts: Shown): Answer {
  const said = groupsTexts[languageOf(caller)]
  const { organisation, privileges, session } = acting
  const isFaulty = facts.faults.length > 0 || facts.problem !== undefined
  const children = (
    <GroupFormView
      {...facts}
      back={{ href: rightsPaths.groups, text: said.title }}
      title={said.newTitle}
      lead={said.lead}
      action={newGroupPath}
      button={said.save}
      choices={givableRights(organisation.kind, privileges)}
      given={[]}
      csrfToken={session.csrfToken}
    />
  )
  return rightsView(services, { caller, acting, status: isFaulty ? (facts.problem?.definition.status ?? 400) : 200, title: said.newTitle, children })
}

const askRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    action: 'rights.manage',
    path: newGroupPath,
    summary: 'The form with which a group is made',
    answers: { 200: { page: true } },
    handle: ({ caller }, acting) => formView(services, caller, acting, { typed: { name: '', rights: [], lastDay: '' }, faults: [], problem: undefined }),
  })

/** Several values of a field, one, or none. */
export const several = z.union([z.string(), z.array(z.string())]).default([]).transform((given) => [given].flat())

const newGroupForm = csrfForm.extend({ name: z.string().trim().default(''), rights: several, lastDay: z.string().default('') })

function faultsOf(caller: Caller, { name, lastDay }: { readonly name: string; readonly lastDay: string }): GroupFormFacts['faults'] {
  const language = languageOf(caller)
  const { message, remedy } = describeProblem(groupProblems['rights.group.name'])[language]
  return [
    ...(name === '' || name.length > maxGroupNameLength ? [{ id: 'name', text: `${message} ${remedy}` }] : []),
    ...(readLastDay(lastDay) === undefined ? [{ id: 'lastDay', text: employeesTexts[language].end.invalid }] : []),
  ]
}

const createRoute = (services: RightsPortalServices): Route =>
  employeeForm(services, {
    action: 'rights.manage',
    path: newGroupPath,
    summary: 'Make a group with what it gives',
    body: newGroupForm,
    answers: { 303: { empty: true }, 400: { page: true }, 403: { page: true }, 409: { page: true } },
    handle: async ({ caller, body }, acting) => {
      const faults = faultsOf(caller, body)
      if (faults.length > 0) return formView(services, caller, acting, { typed: body, faults, problem: undefined })
      const endsAt = readLastDay(body.lastDay) ?? null
      const privileges = givableRights(acting.organisation.kind, acting.privileges).filter((privilege) => body.rights.includes(privilege)).map((privilege) => ({ privilege, endsAt }))
      const made = services.database.transaction(async (tx) => createGroupOnce(await openDesk(tx, changerOf(acting)), { name: body.name, privileges }))
      const outcome = await attempt(made, { ...grantProblems, ...groupProblems })
      if (outcome.kind === 'done') return seeOther(`${groupPath(outcome.result)}?done=created`)
      return formView(services, caller, acting, { typed: body, faults: [], problem: outcome.kind === 'refused' ? outcome.problem : undefined })
    },
  })

/** `/rettigheder/groups/new`. */
export const newGroupPages = (services: RightsPortalServices): Route[] => [askRoute(services), createRoute(services)]
