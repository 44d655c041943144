import type { Route } from '../../src/platform/http/index.ts'
import type { Action } from '../../src/rights/index.ts'
import { actions, judge } from '../../src/rights/authorisation.ts'
import type { Role } from './roles.testing.ts'

/** What becomes of a call: asked to say who he is, refused, or let in, whatever is then answered. */
export type Fate = 'login' | 'refused' | 'in'

const isAction = (name: string | undefined): name is Action => name !== undefined && Object.hasOwn(actions, name)

/** The rule of a route that names an action of the table; undefined for any other name. */
export const ruleOf = ({ action }: Route) => (isAction(action) ? actions[action] : undefined)

function ofEmployees(route: Route, { claimant }: Role): Fate {
  const rule = ruleOf(route)
  if (rule === undefined || claimant === undefined) throw new Error(`${route.method} ${route.path} names no action of the table`)
  return judge(claimant, rule) === 'allowed' ? 'in' : 'refused'
}

/** A page knows logins, the interface for machines knows tokens: who brings the other one has brought nothing. */
const isKnownAt = ({ interface: side }: Route, { caller }: Role): boolean => (side === 'system' ? caller === 'program' : caller === 'employee')

const isSystem = ({ caller }: Role): boolean => caller === 'sender-system' || caller === 'recipient-system'

const employee = (route: Route, role: Role): Fate => {
  if (isKnownAt(route, role)) return ofEmployees(route, role)
  return role.caller === 'citizen' && route.interface === 'portal' ? 'refused' : 'login'
}

const system = (role: Role, mayBe: readonly Role['caller'][]): Fate => {
  if (!isSystem(role)) return 'login'
  return mayBe.includes(role.caller) ? 'in' : 'refused'
}

/** Who is let in beside employees, for whom the table of actions speaks: the one place that says it. */
export const rulesOfAudiences: Readonly<Record<Route['audience'], (route: Route, role: Role) => Fate>> = {
  everybody: () => 'in',
  'logged-in': (_route, { caller }) => (caller === 'citizen' || caller === 'employee' ? 'in' : 'login'),
  citizen: (_route, { caller }) => (caller === 'citizen' ? 'in' : caller === 'employee' ? 'refused' : 'login'),
  employee,
  operator: (_route, { caller, atEmployer = [] }) => {
    if (caller !== 'citizen' && caller !== 'employee') return 'login'
    return atEmployer.includes('PLATFORM_OPERATOR') ? 'in' : 'refused'
  },
  'sender-system': (_route, role) => system(role, ['sender-system']),
  'recipient-system': (_route, role) => system(role, ['recipient-system']),
  'any-system': (_route, role) => system(role, ['sender-system', 'recipient-system']),
  // The sandbox asks where somebody calls from, not who he is; the systems here call from this machine.
  'sandbox-user': (_route, role) => (role.caller === 'sandbox-user' || isSystem(role) ? 'in' : 'refused'),
}

export const expectedFate = (route: Route, role: Role): Fate => rulesOfAudiences[route.audience](route, role)
