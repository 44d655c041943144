import type { Database } from '../../platform/database/index.ts'
import type { EmployeePages } from './employee-browser.testing.ts'
import { withEmployeePages } from './employee-browser.testing.ts'
import { rightsPortalRoutes } from './rights-portal.routes.ts'

/** Runs a test against the pages of the rights portal on a real server. */
export const withRightsPages = (database: Database, work: (pages: EmployeePages) => Promise<void>): Promise<void> => 
  withEmployeePages(database, (services) => rightsPortalRoutes({ ...services, systemUrl: () => 'https://api.example' }), work)
