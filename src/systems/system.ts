import type { OrganisationId, OrganisationType } from '../organisations/index.ts'
import type { PartyId } from '../parties/index.ts'
import type { Brand } from '../platform/brand.ts'

export type SystemId = Brand<string, 'SystemId'>

/** How a system sends or receives (API 1.68.0, MailSystemServiceProtocol without AS4 and SMTP, which Brevdue does not speak). */
export type ServiceProtocol = 'REST_PUSH' | 'REST_PULL' | 'REST_PUBLISH_SUBSCRIBE' | 'SFTP'

/** What becomes of a sender's letters to exempt recipients. */
export type ExemptPost = 'REJECT' | 'PAPER'

export type Mode = 'sandbox' | 'production'

export type MemoVersion = '1.1' | '1.2'

/** An authenticated system and the organisation it acts for. */
export interface CallingSystem {
  readonly systemId: SystemId
  readonly organisationId: OrganisationId
  readonly organisationPartyId: PartyId
  readonly organisationType: OrganisationType
  readonly mandatoryPostAllowed: boolean
  readonly legalNotificationAllowed: boolean
  readonly isSender: boolean
  readonly isRecipient: boolean
  readonly serviceProtocol: ServiceProtocol
}
