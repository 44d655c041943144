import type { AdminFunction, AdminServices } from '../../administration/index.ts'
import { administrationProblems, adminView, enterFunction } from '../../administration/index.ts'
import type { UndeliverablePlace } from './undeliverable.pages.tsx'

/** Undeliverable post at `/admin`. A company's letter goes to its mailbox instead (exchange.md §4). */
export const undeliverableFunction: AdminFunction = {
  href: '/admin/undeliverable',
  right: 'SYSTEM_MANAGER',
  kinds: ['authority'],
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
  refusals: Object.values(administrationProblems),
  enter: async (caller) => {
    const administration = await enterFunction(services, caller, undeliverableFunction)
    const { session } = administration
    return { session, recipientId: session.organisationPartyId, view: (page) => adminView(services, { caller, administration, ...page }) }
  },
})
