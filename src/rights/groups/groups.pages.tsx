import { z } from 'zod'
import type { Route } from '../../platform/http/index.ts'
import { listWindow, readListState } from '../../platform/ui/index.ts'
import { languageOf } from '../../portals/index.ts'
import { employeePage } from '../employee-page-route.ts'
import { likePattern } from '../like-pattern.ts'
import { rightsPaths } from '../portal/rights-paths.ts'
import type { RightsPortalServices } from '../portal/rights-view.ts'
import { rightsView } from '../portal/rights-view.ts'
import { changeGroupPages } from './change-group.pages.tsx'
import { GroupListView } from './group-list-view.tsx'
import { groupPath } from './group-paths.ts'
import { groupDoneNames, GroupView } from './group-view.tsx'
import { groupMemberPages } from './group-members.pages.tsx'
import { ofGroup } from './group-parameters.ts'
import { groupRightPages } from './group-rights.pages.tsx'
import { countGroups, listGroups } from './groups.queries.ts'
import { groupsTexts } from './groups.texts.ts'
import { newGroupPages } from './new-group.pages.tsx'
import { readGroup } from './read-group.ts'

const definition = { sorts: ['name'], filters: {} } as const

const listRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    action: 'rights.manage',
    path: rightsPaths.groups,
    summary: 'The groups by which employees have rights together',
    query: z.object({ done: z.literal('deleted').optional() }),
    answers: { 200: { page: true } },
    handle: async ({ caller, query }, acting) => {
      const state = readListState(caller.url, definition)
      const found = await services.database.read(async (on) => {
        const criteria = { partyId: acting.organisation.partyId, now: on.now, pattern: state.search === '' ? null : likePattern(state.search) }
        const total = (await countGroups(on, criteria)).count
        const { offset, limit } = listWindow(state, total)
        return { total, groups: await listGroups(on, { ...criteria, limit, offset }) }
      })
      const children = <GroupListView state={state} {...found} isDeleted={query.done !== undefined} />
      return rightsView(services, { caller, acting, title: groupsTexts[languageOf(caller)].title, children })
    },
  })

const oneRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    ...ofGroup,
    path: groupPath('{id}'),
    summary: 'A group: what it gives, and whom it has',
    query: z.object({ done: z.enum(groupDoneNames).optional() }),
    answers: { 200: { page: true } },
    handle: async ({ caller, parameters: { id }, query: { done } }, acting) => {
      const group = await services.database.read((on) => readGroup(on, acting.organisation.partyId, id))
      return rightsView(services, { caller, acting, title: group.name, children: <GroupView group={group} done={done} /> })
    },
  })

/** `/rettigheder/groups`. */
export const groupPages = (services: RightsPortalServices): Route[] => [
  listRoute(services),
  ...newGroupPages(services),
  oneRoute(services),
  ...changeGroupPages(services),
  ...groupRightPages(services),
  ...groupMemberPages(services),
]
