import type { CheckedMemo, Memo } from '../../memo/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import type { Lane } from '../../platform/work/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { LetterId, MessageUuid, TransmissionId } from '../letter.ts'
import type { RecipientRule } from './decision.ts'

/** An accepted letter with what the format check found. */
export interface LetterToDecide {
  readonly letterId: LetterId
  readonly messageUuid: MessageUuid
  readonly transmissionId: TransmissionId
  readonly senderId: PartyId
  readonly senderSystemId: SystemId
  readonly lane: Lane
  readonly acceptedAt: Instant
  readonly checked: CheckedMemo
  /** The first fault of the documents themselves (types, viruses, HTML), found while reading. */
  readonly documentFault: DocumentFault | undefined
}

export interface DocumentFault {
  readonly code: 'file.extension.not.allowed' | 'file.content.mismatch' | 'file.virus.found' | 'file.scan.limit.exceeded' | 'html.not.allowed'
  readonly detail: string
}

/** The sending organisation and its system. */
export interface SenderFacts {
  readonly cvr: string
  readonly organisationType: 'AUTHORITY' | 'COMPANY'
  readonly mandatoryPostAllowed: boolean
  readonly legalNotificationAllowed: boolean
  readonly exemptPost: 'REJECT' | 'PAPER'
}

/** Where a party stands in the contact register at the moment of the decision, and by which rule. */
export type Standing = 'enrolled' | 'exempt' | 'not-registered' | 'closed'

export interface RecipientFacts {
  readonly partyId: PartyId
  readonly kind: 'person' | 'company' | 'authority'
  readonly standing: Standing
  /** Behind the standing. */
  readonly standingRule: RecipientRule
  /** The verified NemSMS number exists. */
  readonly nemSms: boolean
  readonly systems: readonly RoutingSystem[]
}

export interface RoutingSystem {
  readonly systemId: SystemId
  readonly active: boolean
  readonly primary: boolean
  readonly companyPost: boolean
  readonly protocol: string
}

export interface ContactPointFacts {
  readonly partyId: PartyId
  readonly systemId: SystemId | null
  readonly active: boolean
}

/** Everything a decision about one letter may use. */
export interface DecisionInput {
  readonly letter: LetterToDecide
  readonly memo: Memo
  readonly sender: SenderFacts
  readonly recipient: RecipientFacts | undefined
  readonly contactPoint: ContactPointFacts | undefined
  /** 1 at the check; later decisions are made when a held letter's time has come. */
  readonly decisionNumber: number
  readonly now: Instant
}
