import type { ContentStore } from '../platform/content/index.ts'
import type { Route } from '../platform/http/index.ts'
import type { VirusScanner } from '../platform/virus-scan/index.ts'
import type { Wizard } from '../portals/index.ts'
import { wizardRoutes } from '../portals/index.ts'
import type { Acting, Action } from '../rights/index.ts'
import { accessProblems } from '../rights/index.ts'
import type { AdminServices } from './admin-view.ts'
import { adminView } from './admin-view.ts'
import { enterAdministration } from './admin-route.ts'

/** What wizards of administration need besides pages. */
export interface AdminWizardServices extends AdminServices {
  readonly contentStore: ContentStore
  readonly scanner: VirusScanner | undefined
  readonly sandbox: boolean
}

/** The pages of a wizard at `/admin`, for whom the table of actions lets in; its drafts belong to the employee acting for that organisation. */
export const adminWizard = (services: AdminWizardServices, action: Action, wizard: Wizard<Acting>): Route[] =>
  wizardRoutes<Acting>(
    {
      ...services,
      audience: 'employee',
      action,
      refusals: Object.values(accessProblems),
      enter: async (caller) => {
        const administration = await enterAdministration(services, caller, action)
        const { session, identityId, organisation } = administration
        return { session, acting: administration, owner: { identityId, partyId: organisation.partyId }, view: (page) => adminView(services, { caller, administration, ...page }) }
      },
    },
    wizard,
  )
