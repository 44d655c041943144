import type { OrganisationId } from '../organisations/index.ts'
import type { Brand } from '../platform/brand.ts'
import type { SystemId } from '../systems/index.ts'

export type ContactPointId = Brand<string, 'ContactPointId'>

/** Where in an organisation post may be addressed to, e.g. "Borgerservice". */
export interface ContactPoint {
  readonly contactPointId: ContactPointId
  readonly organisationId: OrganisationId
  /** 1 to 50 characters. */
  readonly name: string
  /** The recipient system that takes the point's post; null: the organisation's primary system. */
  readonly systemId: SystemId | null
  readonly active: boolean
}
