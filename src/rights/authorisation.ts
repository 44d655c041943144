import type { PartyKind } from '../parties/index.ts'
import type { PrivilegeType } from './privilege-types.ts'

/** What an employee must have to do something. */
export interface Rule {
  /** Any one of these, for the organisation acted for; `everybody`: its employees, and those of others who have any right there. */
  readonly rights: readonly PrivilegeType[] | 'everybody'
  /** The organisations that can do it at all. */
  readonly kinds: readonly PartyKind[]
  /** Also before an authority's connection agreement is approved (administration.md, First entry). */
  readonly beforeConnection?: boolean
  /** Only for its own employees: no right opens it to others. */
  readonly ownOnly?: boolean
  /** Also for an employee of another organisation whose last right here has ended. */
  readonly withoutAnyRight?: boolean
}

const everyOrganisation = ['authority', 'company'] as const
const authorities = ['authority'] as const
const caseWorkers = ['CITIZEN_SERVICE_EMPLOYEE', 'DANISH_BUSINESS_AUTHORITY_SERVICE_EMPLOYEE'] as const

/**
 * What employees can do at `/admin`, `/rettigheder`, `/drift` and by the API, and the right that each takes: the one table behind routes, menus
 * and the generated test. The rights stand in the seed's chapters told: *Forudsætninger* (seed 001) and administration.md.
 */
export const actions = {
  /** The front page: what one may do, perhaps nothing. */
  'overview.see': { rights: 'everybody', kinds: everyOrganisation, beforeConnection: true },
  /** 12 */
  'organisation.switch': { rights: 'everybody', kinds: everyOrganisation, beforeConnection: true, withoutAnyRight: true },
  /** 3.1.1 */
  'agreement.accept': { rights: 'everybody', kinds: authorities, beforeConnection: true, ownOnly: true },
  /** By programs; the pages stand at `/drift`. The operator's own authority may be the first that is connected. */
  'agreements.decide': { rights: ['PLATFORM_OPERATOR'], kinds: everyOrganisation, beforeConnection: true },
  /** By a link that only the one invited has; it says itself for which organisation. */
  'invitation.accept': { rights: 'everybody', kinds: everyOrganisation, beforeConnection: true, withoutAnyRight: true },
  /** 5.5 */
  'systems.manage': { rights: ['SYSTEM_MANAGER'], kinds: everyOrganisation },
  'containers.see': { rights: ['SYSTEM_MANAGER'], kinds: everyOrganisation },
  'mailings.manage': { rights: ['SYSTEM_MANAGER'], kinds: everyOrganisation },
  'undeliverable.manage': { rights: ['SYSTEM_MANAGER'], kinds: everyOrganisation },
  /** 6.2 */
  'contacts.manage': { rights: ['CONTACT_ADMINISTRATOR'], kinds: authorities },
  /** 7.2: no right opens all three logs; case workers see those that a case can need. */
  'log.messages.see': { rights: ['MESSAGE_LOG_ADMINISTRATOR', ...caseWorkers], kinds: everyOrganisation },
  'log.actions.see': { rights: ['ACTION_LOG_ADMINISTRATOR', ...caseWorkers], kinds: everyOrganisation },
  'log.searches.see': { rights: ['SEARCH_LOG_ADMINISTRATOR'], kinds: everyOrganisation },
  /** exchange.md: whether a legal notice was opened stands in the message log for courts alone. */
  'legal-notices.see': { rights: ['COURTS_OF_DENMARK'], kinds: authorities },
  /** 8.2 */
  'exemptions.citizens': { rights: ['CITIZEN_SERVICE_EMPLOYEE'], kinds: authorities },
  'exemptions.companies': { rights: caseWorkers, kinds: authorities },
  /** 9.2 */
  'nemsms.citizens': { rights: ['CITIZEN_SERVICE_EMPLOYEE'], kinds: authorities },
  'nemsms.companies': { rights: caseWorkers, kinds: authorities },
  /** 10.2 */
  'accesses.manage': { rights: ['CITIZEN_SERVICE_EMPLOYEE'], kinds: authorities },
  /** 11.2 */
  'authority-information.manage': { rights: ['SYSTEM_MANAGER', 'CONTACT_ADMINISTRATOR'], kinds: authorities },
  /** 13.2 */
  'letters.recall': { rights: ['SYSTEM_MANAGER'], kinds: authorities },
  'letters.recall.delivered': { rights: ['RECALL_ADMINISTRATOR'], kinds: authorities },
  /** 14.2 */
  'statistics.manage': { rights: ['STATISTICS_ADMINISTRATOR'], kinds: everyOrganisation },
  /** 15.2 */
  'post.move': { rights: ['SYSTEM_MANAGER'], kinds: authorities },
  /** The rights portal. */
  'rights.manage': { rights: ['ORGANISATION_USER_ADMINISTRATOR'], kinds: everyOrganisation },
  'rights.request': { rights: 'everybody', kinds: everyOrganisation },
  'profile.manage': { rights: 'everybody', kinds: everyOrganisation },
  /** Before the connection too, so that first entry can be done by programs. */
  'tokens.manage': { rights: 'everybody', kinds: everyOrganisation, beforeConnection: true },
  /** `/drift`; at the own organisation, whomever one acts for. */
  'platform.operate': { rights: ['PLATFORM_OPERATOR'], kinds: everyOrganisation, beforeConnection: true },
} as const satisfies Record<string, Rule>

export type Action = keyof typeof actions

/** Who wants to do something: an organisation's kind and standing, and the rights held there now. */
export interface Claimant {
  readonly kind: PartyKind
  readonly isConnected: boolean
  readonly privileges: readonly PrivilegeType[]
  /** Works for another organisation: without any right here he has no business here. */
  readonly isForeign?: boolean
}

export type Verdict = 'allowed' | 'nothing-left' | 'not-connected' | 'wrong-kind' | 'right-missing'

/** An employee of another organisation whose last right here has ended. */
const hasNothingLeft = ({ isForeign = false, privileges }: Claimant): boolean => isForeign && privileges.length === 0

const holdsOneOf = (rights: Rule['rights'], privileges: readonly PrivilegeType[]): boolean => rights === 'everybody' || rights.some((right) => privileges.includes(right))

/** Whether a rule is met; which condition is told first is what somebody would have to change first. */
export function judge(claimant: Claimant, { rights, kinds, beforeConnection, ownOnly, withoutAnyRight }: Rule): Verdict {
  if (hasNothingLeft(claimant) && withoutAnyRight !== true) return 'nothing-left'
  if (!kinds.includes(claimant.kind)) return 'wrong-kind'
  if (!claimant.isConnected && beforeConnection !== true) return 'not-connected'
  if (ownOnly === true && claimant.isForeign === true) return 'right-missing'
  return holdsOneOf(rights, claimant.privileges) ? 'allowed' : 'right-missing'
}

/** Whether somebody may do something, by the table. */
export const may = (claimant: Claimant, action: Action): boolean => judge(claimant, actions[action]) === 'allowed'
