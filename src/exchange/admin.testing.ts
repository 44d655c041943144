import type { AdminServices } from '../administration/index.ts'
import { administrationRoutes } from '../administration/index.ts'
import type { Database } from '../platform/database/index.ts'
import type { Route } from '../platform/http/index.ts'
import type { EmployeePages } from '../rights/portal/employee-browser.testing.ts'
import { withEmployeePages } from '../rights/portal/employee-browser.testing.ts'
import { containerPages, containersFunction, mailingFunction, recallFunction, recallPages, undeliverableAtAdmin, undeliverableFunction, undeliverablePages } from './index.ts'

const adminFunctions = [containersFunction, mailingFunction, recallFunction, undeliverableFunction]

const allPages = (services: AdminServices): Route[] => [...administrationRoutes(services), ...containerPages(services), ...recallPages(services), ...undeliverablePages(undeliverableAtAdmin(services))]

/** Runs a test against the pages of administration on a real server, and those of another room beside them. */
export const withAdminPages = (database: Database, work: (pages: EmployeePages) => Promise<void>, more: (services: AdminServices) => readonly Route[] = () => []): Promise<void> =>
  withEmployeePages(
    database,
    (services) => {
      const admin = { ...services, adminFunctions }
      return [...allPages(admin), ...more(admin)]
    },
    work,
  )
