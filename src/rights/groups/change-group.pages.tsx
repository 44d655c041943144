import { z } from 'zod'
import { csrfForm } from '../../login/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { seeOther } from '../../platform/http/index.ts'
import { describeProblem, generalProblems } from '../../platform/problems/index.ts'
import { languageOf } from '../../portals/index.ts'
import type { ActingByLogin } from '../employee-page-route.ts'
import { employeeForm, employeePage } from '../employee-page-route.ts'
import { grantProblems } from '../grants/grants.problems.ts'
import type { GroupId } from '../grants/grant.ts'
import { changerOf, openDesk } from '../grants/rights-desk.ts'
import { attempt } from '../portal/attempt.ts'
import { rightsPaths } from '../portal/rights-paths.ts'
import type { RightsPortalServices } from '../portal/rights-view.ts'
import { rightsView } from '../portal/rights-view.ts'
import type { RenameFacts } from './change-group-views.tsx'
import { DeleteView, RenameView } from './change-group-views.tsx'
import { deleteGroup } from './delete-group.ts'
import { ofGroup } from './group-parameters.ts'
import { groupPath } from './group-paths.ts'
import { groupProblems } from './groups.problems.ts'
import { findDeletedGroup } from './groups.queries.ts'
import { groupsTexts } from './groups.texts.ts'
import type { GroupReport } from './read-group.ts'
import { readGroup } from './read-group.ts'
import { renameGroup } from './rename-group.ts'

const getGroup = (services: RightsPortalServices, { organisation }: ActingByLogin, groupId: GroupId): Promise<GroupReport> =>
  services.database.read((on) => readGroup(on, organisation.partyId, groupId))

function renameView(services: RightsPortalServices, caller: Caller, acting: ActingByLogin, facts: Omit<RenameFacts, 'csrfToken'>): Answer {
  const title = groupsTexts[languageOf(caller)].renameTitle(facts.group.name)
  const status = facts.fault === undefined ? 200 : 400
  return rightsView(services, { caller, acting, status: facts.hasChanged ? 409 : status, title, children: <RenameView {...facts} csrfToken={acting.session.csrfToken} /> })
}

const askRenameRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    ...ofGroup,
    path: groupPath('{id}', 'rename'),
    summary: 'The name of a group, to be changed',
    answers: { 200: { page: true } },
    handle: async ({ caller, parameters: { id } }, acting) => {
      const group = await getGroup(services, acting, id)
      return renameView(services, caller, acting, { group, typed: group.name, version: group.version, fault: undefined, hasChanged: false })
    },
  })

const renameRoute = (services: RightsPortalServices): Route =>
  employeeForm(services, {
    ...ofGroup,
    path: groupPath('{id}', 'rename'),
    summary: 'Rename a group',
    body: csrfForm.extend({ name: z.string().default(''), version: z.coerce.number().int() }),
    answers: { 303: { empty: true }, 400: { page: true }, 409: { page: true } },
    handle: async ({ caller, parameters: { id }, body: { name, version } }, acting) => {
      const change = services.database.transaction(async (tx) => renameGroup(await openDesk(tx, changerOf(acting)), { groupId: id, version }, name))
      const outcome = await attempt(change, groupProblems)
      if (outcome.kind === 'done') return seeOther(`${groupPath(id)}?done=renamed`)
      const group = await getGroup(services, acting, id)
      // The second of two clicks finds it as it wants it.
      if (outcome.kind === 'conflict' && group.name === name.trim()) return seeOther(`${groupPath(id)}?done=renamed`)
      if (outcome.kind === 'conflict') return renameView(services, caller, acting, { group, typed: name, version: group.version, fault: undefined, hasChanged: true })
      const { message, remedy } = describeProblem(outcome.problem.code)[languageOf(caller)]
      return renameView(services, caller, acting, { group, typed: name, version, fault: `${message} ${remedy}`, hasChanged: false })
    },
  })

const askDeleteRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    ...ofGroup,
    path: groupPath('{id}', 'delete'),
    summary: 'The question whether to delete a group, with what its members lose',
    answers: { 200: { page: true } },
    handle: async ({ caller, parameters: { id } }, acting) => {
      const group = await getGroup(services, acting, id)
      const children = <DeleteView group={group} csrfToken={acting.session.csrfToken} />
      return rightsView(services, { caller, acting, title: groupsTexts[languageOf(caller)].deleteTitle(group.name), children })
    },
  })

const deleteRoute = (services: RightsPortalServices): Route =>
  employeeForm(services, {
    ...ofGroup,
    path: groupPath('{id}', 'delete'),
    summary: 'Delete a group',
    body: csrfForm.extend({ version: z.coerce.number().int() }),
    answers: { 303: { empty: true } },
    problems: [...ofGroup.problems, generalProblems['version.conflict'], ...Object.values(grantProblems)],
    handle: async ({ parameters: { id }, body: { version } }, acting) => {
      await services.database.transaction(async (tx) => {
        const desk = await openDesk(tx, changerOf(acting))
        // The second of two clicks finds the group gone: that is what was asked for.
        if ((await findDeletedGroup(tx, { partyId: desk.partyId, groupId: id })) !== undefined) return
        await deleteGroup(desk, { groupId: id, version })
      })
      return seeOther(`${rightsPaths.groups}?done=deleted`)
    },
  })

/** `/rettigheder/groups/{id}`: its name, and its end. */
export const changeGroupPages = (services: RightsPortalServices): Route[] => [askRenameRoute(services), renameRoute(services), askDeleteRoute(services), deleteRoute(services)]
