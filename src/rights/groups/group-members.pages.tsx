import { z } from 'zod'
import type { IdentityId } from '../../login/index.ts'
import { csrfForm } from '../../login/index.ts'
import { parseCvrNumber } from '../../parties/index.ts'
import type { Read, Transaction } from '../../platform/database/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { seeOther } from '../../platform/http/index.ts'
import { describeProblem, generalProblems, Problem } from '../../platform/problems/index.ts'
import { maxSearchLength } from '../../platform/ui/index.ts'
import { languageOf } from '../../portals/index.ts'
import type { ActingByLogin } from '../employee-page-route.ts'
import { employeeForm, employeePage } from '../employee-page-route.ts'
import { countEmployees, listEmployees } from '../employees/employees.queries.ts'
import { employeesTexts } from '../employees/employees.texts.ts'
import { lookUpEmployee } from '../employees/look-up-employee.ts'
import type { GroupId } from '../grants/grant.ts'
import { grantProblems } from '../grants/grants.problems.ts'
import { changerOf, openDesk } from '../grants/rights-desk.ts'
import { likePattern } from '../like-pattern.ts'
import { attempt } from '../portal/attempt.ts'
import type { RightsPortalServices } from '../portal/rights-view.ts'
import { rightsView } from '../portal/rights-view.ts'
import { addGroupMembers } from './add-group-members.ts'
import type { AddingFacts } from './group-member-views.tsx'
import { AddMembersView, RemoveMemberView } from './group-member-views.tsx'
import { ofGroup, partId } from './group-parameters.ts'
import { groupMemberPath, groupPath } from './group-paths.ts'
import type { GroupMemberId } from './group.ts'
import { groupsTexts } from './groups.texts.ts'
import { several } from './new-group.pages.tsx'
import type { GroupReport } from './read-group.ts'
import { readGroup } from './read-group.ts'
import { removeGroupMember } from './remove-group-member.ts'

/** Of more employees one searches. */
const shownAtOnce = 50
/** Longer than any RID or UUID. */
const maxRidLength = 100
const typedText = z.string().trim()
/** Longer words are cut, as in other lists. */
const searchText = typedText.default('').transform((words) => words.slice(0, maxSearchLength))

async function readChoices(on: Read, { organisation: { partyId } }: ActingByLogin, groupId: GroupId, search: string): Promise<Pick<AddingFacts, 'group' | 'employees' | 'total'>> {
  const criteria = { partyId, now: on.now, pattern: search === '' ? null : likePattern(search), privilege: null }
  const group = await readGroup(on, partyId, groupId)
  const employees = await listEmployees(on, { ...criteria, order: 'name', isDescending: false, limit: shownAtOnce, offset: 0 })
  return { group, employees, total: (await countEmployees(on, criteria)).count }
}

type Typed = Pick<AddingFacts, 'search' | 'chosen' | 'numbers' | 'faults' | 'problem'>

async function addingView(services: RightsPortalServices, caller: Caller, acting: ActingByLogin, { groupId, ...typed }: Typed & { readonly groupId: GroupId }): Promise<Answer> {
  const choices = await services.database.read((on) => readChoices(on, acting, groupId, typed.search))
  const isFaulty = typed.faults.length > 0 || typed.problem !== undefined
  const children = <AddMembersView {...choices} {...typed} csrfToken={acting.session.csrfToken} />
  const title = groupsTexts[languageOf(caller)].addMembersTitle(choices.group.name)
  return rightsView(services, { caller, acting, status: isFaulty ? (typed.problem?.definition.status ?? 400) : 200, title, children })
}

const askAddRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    ...ofGroup,
    path: groupPath('{id}', 'add-members'),
    summary: 'The employees who can become members of a group',
    query: z.object({ search: searchText }),
    answers: { 200: { page: true } },
    handle: ({ caller, parameters: { id }, query: { search } }, acting) => addingView(services, caller, acting, { groupId: id, search, chosen: [], numbers: { cvr: '', rid: '' }, faults: [], problem: undefined }),
  })

/** The form of ticks has no numbers; the form of numbers has no ticks. */
const addForm = csrfForm.extend({ search: searchText, employees: several, cvr: typedText.optional(), rid: typedText.default('') })
type Sent = z.output<typeof addForm>

const isRid = (rid: string): boolean => rid !== '' && rid.length <= maxRidLength

/** Those who were ticked, or whoever has both numbers; nobody where that is nobody. */
async function readChosen(tx: Transaction, acting: ActingByLogin, { employees, cvr, rid }: Sent): Promise<IdentityId[]> {
  if (cvr === undefined) return employees.filter((employee) => z.uuid().safeParse(employee).success).map((employee) => employee.toLowerCase() as IdentityId) // branding
  const cvrNumber = parseCvrNumber(cvr)
  const found = cvrNumber === undefined || !isRid(rid) ? undefined : await lookUpEmployee(tx, acting, { cvrNumber, rid })
  return found === undefined ? [] : [found.identityId]
}

function faultsOf(caller: Caller, { cvr, rid }: Sent): AddingFacts['faults'] {
  const language = languageOf(caller)
  const { find } = employeesTexts[language]
  if (cvr === undefined) return [{ id: 'employees', text: groupsTexts[language].nobodyChosen }]
  const unreadable: AddingFacts['faults'] = [
    ...(parseCvrNumber(cvr) === undefined ? [{ id: 'cvr' as const, text: find.cvrInvalid }] : []),
    ...(isRid(rid) ? [] : [{ id: 'rid' as const, text: find.ridInvalid }]),
  ]
  const { message, remedy } = describeProblem(grantProblems['rights.employee.unknown'])[language]
  return unreadable.length > 0 ? unreadable : [{ id: 'rid', text: `${message} ${remedy}` }]
}

const addRoute = (services: RightsPortalServices): Route =>
  employeeForm(services, {
    ...ofGroup,
    path: groupPath('{id}', 'add-members'),
    summary: 'Take employees into a group',
    // It tells names, as the look-up by numbers does.
    rateLimit: { max: 60, windowMs: 60_000 },
    body: addForm,
    answers: { 303: { empty: true }, 400: { page: true }, 403: { page: true }, 409: { page: true } },
    handle: async ({ caller, parameters: { id }, body }, acting) => {
      const { search, employees, cvr, rid } = body
      const shown = { groupId: id, search, chosen: employees, numbers: { cvr: cvr ?? '', rid }, faults: [], problem: undefined }
      const chosen = await services.database.transaction((tx) => readChosen(tx, acting, body))
      if (chosen.length === 0) return addingView(services, caller, acting, { ...shown, faults: faultsOf(caller, body) })
      const outcome = await attempt(services.database.transaction(async (tx) => addGroupMembers(await openDesk(tx, changerOf(acting)), { groupId: id }, chosen)), grantProblems)
      return outcome.kind === 'refused' ? addingView(services, caller, acting, { ...shown, problem: outcome.problem }) : seeOther(`${groupPath(id)}?done=members-added`)
    },
  })

const ofMember = { ...ofGroup, path: groupMemberPath('{id}', '{memberId}'), parameters: ofGroup.parameters.extend({ memberId: partId<GroupMemberId>() }) } as const

const findMember = ({ members }: GroupReport, memberId: GroupMemberId): GroupReport['members'][number] | undefined => members.find(({ groupMemberId }) => groupMemberId === memberId)

const askRemoveRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    ...ofMember,
    summary: 'The question whether to take an employee out of a group',
    answers: { 200: { page: true } },
    handle: async ({ caller, parameters: { id, memberId } }, acting) => {
      const group = await services.database.read((on) => readGroup(on, acting.organisation.partyId, id))
      const member = findMember(group, memberId)
      if (member === undefined) throw new Problem(generalProblems['not.found'])
      const children = <RemoveMemberView group={group} member={member} csrfToken={acting.session.csrfToken} />
      return rightsView(services, { caller, acting, title: groupsTexts[languageOf(caller)].removeMemberTitle(member.name, group.name), children })
    },
  })

const removeRoute = (services: RightsPortalServices): Route =>
  employeeForm(services, {
    ...ofMember,
    summary: 'Take an employee out of a group',
    body: csrfForm.extend({ version: z.coerce.number().int() }),
    answers: { 303: { empty: true } },
    problems: [...ofGroup.problems, generalProblems['version.conflict'], ...Object.values(grantProblems)],
    handle: async ({ parameters: { id, memberId }, body: { version } }, acting) => {
      await services.database.transaction(async (tx) => {
        const desk = await openDesk(tx, changerOf(acting))
        // The second of two clicks finds nobody: that is what was asked for.
        if (findMember(await readGroup(tx, desk.partyId, id), memberId) === undefined) return
        await removeGroupMember(desk, { groupId: id, groupMemberId: memberId, version })
      })
      return seeOther(`${groupPath(id)}?done=member-removed`)
    },
  })

/** `/rettigheder/groups/{id}`: whom a group has. */
export const groupMemberPages = (services: RightsPortalServices): Route[] => [askAddRoute(services), addRoute(services), askRemoveRoute(services), removeRoute(services)]
