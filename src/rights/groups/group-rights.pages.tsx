import { z } from 'zod'
import { csrfForm } from '../../login/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { seeOther } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { languageOf } from '../../portals/index.ts'
import type { ActingByLogin } from '../employee-page-route.ts'
import { employeeForm, employeePage } from '../employee-page-route.ts'
import { employeesTexts } from '../employees/employees.texts.ts'
import type { GroupId } from '../grants/grant.ts'
import { grantProblems } from '../grants/grants.problems.ts'
import { changerOf, openDesk } from '../grants/rights-desk.ts'
import { attempt } from '../portal/attempt.ts'
import { lastDayField, readLastDay } from '../portal/last-day.ts'
import { givableRights } from '../portal/rights-choices.tsx'
import type { RightsPortalServices } from '../portal/rights-view.ts'
import { rightsView } from '../portal/rights-view.ts'
import { privilegeNames } from '../rights.texts.ts'
import { addGroupPrivileges } from './add-group-privileges.ts'
import { changeGroupPrivilegeEnd, removeGroupPrivilege } from './change-group-privilege.ts'
import { GroupFormView } from './group-form-view.tsx'
import { ofGroup, partId } from './group-parameters.ts'
import { groupPath, groupRightPath } from './group-paths.ts'
import type { GroupEndFacts, GroupRightShown } from './group-right-views.tsx'
import { GroupEndView, RemoveRightView } from './group-right-views.tsx'
import type { GroupPrivilegeId } from './group.ts'
import type { GroupPrivilege } from './groups.queries.ts'
import { groupsTexts } from './groups.texts.ts'
import { several } from './new-group.pages.tsx'
import type { GroupReport } from './read-group.ts'
import { readGroup } from './read-group.ts'

interface Giving {
  readonly group: GroupReport
  readonly typed: { readonly rights: readonly string[]; readonly lastDay: string }
  readonly faults: readonly { readonly id: string; readonly text: string }[]
  readonly problem: Problem | undefined
}

function givingView(services: RightsPortalServices, caller: Caller, acting: ActingByLogin, { group, ...facts }: Giving): Answer {
  const said = groupsTexts[languageOf(caller)]
  const { organisation, privileges, session } = acting
  const title = said.giveTitle(group.name)
  const isFaulty = facts.faults.length > 0 || facts.problem !== undefined
  const given = group.privileges.filter(({ endsAt }) => endsAt === null || endsAt > group.readAt).map(({ privilege }) => privilege)
  const children = (
    <GroupFormView
      {...facts}
      back={{ href: groupPath(group.groupId), text: group.name }}
      title={title}
      lead={said.giveLead}
      action={groupPath(group.groupId, 'give')}
      button={said.give}
      choices={givableRights(organisation.kind, privileges)}
      given={given}
      csrfToken={session.csrfToken}
    />
  )
  return rightsView(services, { caller, acting, status: isFaulty ? (facts.problem?.definition.status ?? 400) : 200, title, children })
}

const getGroup = (services: RightsPortalServices, { organisation }: ActingByLogin, groupId: GroupId): Promise<GroupReport> =>
  services.database.read((on) => readGroup(on, organisation.partyId, groupId))

const askGiveRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    ...ofGroup,
    path: groupPath('{id}', 'give'),
    summary: 'The rights that a group can give',
    answers: { 200: { page: true } },
    handle: async ({ caller, parameters: { id } }, acting) => givingView(services, caller, acting, { group: await getGroup(services, acting, id), typed: { rights: [], lastDay: '' }, faults: [], problem: undefined }),
  })

const giveRoute = (services: RightsPortalServices): Route =>
  employeeForm(services, {
    ...ofGroup,
    path: groupPath('{id}', 'give'),
    summary: 'Let a group give rights',
    body: csrfForm.extend({ rights: several, lastDay: z.string().default('') }),
    answers: { 303: { empty: true }, 400: { page: true }, 403: { page: true }, 409: { page: true } },
    handle: async ({ caller, parameters: { id }, body }, acting) => {
      const ofEmployees = employeesTexts[languageOf(caller)]
      const chosen = givableRights(acting.organisation.kind, acting.privileges).filter((privilege) => body.rights.includes(privilege))
      const endsAt = readLastDay(body.lastDay)
      const faults = [...(chosen.length === 0 ? [{ id: 'rights', text: ofEmployees.giving.none }] : []), ...(endsAt === undefined ? [{ id: 'lastDay', text: ofEmployees.end.invalid }] : [])]
      const show = async (problem: Problem | undefined): Promise<Answer> => givingView(services, caller, acting, { group: await getGroup(services, acting, id), typed: body, faults, problem })
      if (endsAt === undefined || chosen.length === 0) return show(undefined)
      const change = services.database.transaction(async (tx) => addGroupPrivileges(await openDesk(tx, changerOf(acting)), { groupId: id }, chosen.map((privilege) => ({ privilege, endsAt }))))
      const outcome = await attempt(change, grantProblems)
      return outcome.kind === 'refused' ? show(outcome.problem) : seeOther(`${groupPath(id)}?done=given`)
    },
  })

const ofRight = { ...ofGroup, parameters: ofGroup.parameters.extend({ rightId: partId<GroupPrivilegeId>() }) } as const

const findRight = ({ privileges }: GroupReport, rightId: GroupPrivilegeId): GroupPrivilege | undefined => privileges.find(({ groupPrivilegeId }) => groupPrivilegeId === rightId)

/** Throws not.found for what the group gives no more. */
async function getRight(services: RightsPortalServices, acting: ActingByLogin, { id, rightId }: { readonly id: GroupId; readonly rightId: GroupPrivilegeId }): Promise<GroupRightShown> {
  const group = await getGroup(services, acting, id)
  const right = findRight(group, rightId)
  if (right === undefined) throw new Problem(generalProblems['not.found'])
  return { group, right }
}

function endView(services: RightsPortalServices, caller: Caller, acting: ActingByLogin, facts: Omit<GroupEndFacts, 'csrfToken'>): Answer {
  const language = languageOf(caller)
  const { fault, problem, hasChanged } = facts
  const refused = hasChanged ? 409 : (problem?.definition.status ?? 400)
  const title = employeesTexts[language].end.title(privilegeNames[language][facts.right.privilege])
  const children = <GroupEndView {...facts} csrfToken={acting.session.csrfToken} />
  return rightsView(services, { caller, acting, status: fault === undefined && problem === undefined && !hasChanged ? 200 : refused, title, children })
}

const askEndRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    ...ofRight,
    path: groupRightPath('{id}', '{rightId}', 'end'),
    summary: 'The last day of a right of a group, to be changed',
    answers: { 200: { page: true } },
    handle: async ({ caller, parameters }, acting) => {
      const shown = await getRight(services, acting, parameters)
      return endView(services, caller, acting, { ...shown, typed: lastDayField(shown.right.endsAt), version: shown.right.version, fault: undefined, problem: undefined, hasChanged: false })
    },
  })

const endRoute = (services: RightsPortalServices): Route =>
  employeeForm(services, {
    ...ofRight,
    path: groupRightPath('{id}', '{rightId}', 'end'),
    summary: 'Let a right of a group end on another day, or never',
    body: csrfForm.extend({ lastDay: z.string().default(''), version: z.coerce.number().int() }),
    answers: { 303: { empty: true }, 400: { page: true }, 403: { page: true }, 409: { page: true } },
    handle: async ({ caller, parameters, body: { lastDay, version } }, acting) => {
      const { id, rightId } = parameters
      const shown = { ...(await getRight(services, acting, parameters)), typed: lastDay, version, fault: undefined, problem: undefined, hasChanged: false }
      const endsAt = readLastDay(lastDay)
      if (endsAt === undefined) return endView(services, caller, acting, { ...shown, fault: employeesTexts[languageOf(caller)].end.invalid })
      const change = services.database.transaction(async (tx) => changeGroupPrivilegeEnd(await openDesk(tx, changerOf(acting)), { groupId: id, groupPrivilegeId: rightId, version }, endsAt))
      const outcome = await attempt(change, grantProblems)
      if (outcome.kind === 'done') return seeOther(`${groupPath(id)}?done=moved`)
      if (outcome.kind === 'refused') return endView(services, caller, acting, { ...shown, problem: outcome.problem })
      const now = await getRight(services, acting, parameters)
      // The second of two clicks finds it as it wants it.
      if (now.right.endsAt === endsAt) return seeOther(`${groupPath(id)}?done=moved`)
      return endView(services, caller, acting, { ...shown, ...now, version: now.right.version, hasChanged: true })
    },
  })

const askRemoveRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    ...ofRight,
    path: groupRightPath('{id}', '{rightId}', 'remove'),
    summary: 'The question whether a group is to give a right no more',
    answers: { 200: { page: true } },
    handle: async ({ caller, parameters }, acting) => {
      const shown = await getRight(services, acting, parameters)
      const language = languageOf(caller)
      const title = groupsTexts[language].removeRightTitle(privilegeNames[language][shown.right.privilege], shown.group.name)
      return rightsView(services, { caller, acting, title, children: <RemoveRightView {...shown} csrfToken={acting.session.csrfToken} /> })
    },
  })

const removeRoute = (services: RightsPortalServices): Route =>
  employeeForm(services, {
    ...ofRight,
    path: groupRightPath('{id}', '{rightId}', 'remove'),
    summary: 'Let a group give a right no more',
    body: csrfForm.extend({ version: z.coerce.number().int() }),
    answers: { 303: { empty: true } },
    problems: [...ofGroup.problems, generalProblems['version.conflict'], ...Object.values(grantProblems)],
    handle: async ({ parameters: { id, rightId }, body: { version } }, acting) => {
      await services.database.transaction(async (tx) => {
        const desk = await openDesk(tx, changerOf(acting))
        // The second of two clicks finds the right gone: that is what was asked for.
        if (findRight(await readGroup(tx, desk.partyId, id), rightId) === undefined) return
        await removeGroupPrivilege(desk, { groupId: id, groupPrivilegeId: rightId, version })
      })
      return seeOther(`${groupPath(id)}?done=right-removed`)
    },
  })

/** `/rettigheder/groups/{id}`: what a group gives. */
export const groupRightPages = (services: RightsPortalServices): Route[] => [
  askGiveRoute(services),
  giveRoute(services),
  askEndRoute(services),
  endRoute(services),
  askRemoveRoute(services),
  removeRoute(services),
]
