import type { AdminFunction, AdminServices } from '../../administration/index.ts'
import { adminView, enterAdministration } from '../../administration/index.ts'
import { accessProblems } from '../../rights/index.ts'
import type { UndeliverablePlace } from './undeliverable.pages.tsx'

/** Undeliverable post at `/admin`. A company's letter goes to its mailbox instead (exchange.md §4). */
export const undeliverableFunction: AdminFunction = {
  href: '/admin/undeliverable',
  action: 'undeliverable.manage',
  texts: {
    da: { tab: 'Ikke-leveret post', title: 'Ikke-leveret post', text: 'Se til meddelelser, som ingen af jeres systemer tog imod: prøv igen, eller flyt dem.' },
    en: { tab: 'Undeliverable post', title: 'Undeliverable post', text: 'See to messages that none of your systems took: try again or move them.' },
  },
}

/** The pages of an organisation's own undeliverable post. */
export const undeliverableAtAdmin = (services: AdminServices): UndeliverablePlace => ({
  database: services.database,
  path: undeliverableFunction.href,
  audience: 'employee',
  action: undeliverableFunction.action,
  refusals: Object.values(accessProblems),
  enter: async (caller) => {
    const administration = await enterAdministration(services, caller, undeliverableFunction.action)
    const { session, organisation } = administration
    return { session, recipientId: organisation.partyId, view: (page) => adminView(services, { caller, administration, ...page }) }
  },
})
