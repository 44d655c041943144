import type { NewEmail, ToldEmail } from '../../notifications/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { instantText } from '../../platform/clock/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { formatDateTime } from '../../platform/i18n/index.ts'
import type { SystemFacts } from '../calling/system-facts.ts'
import { technicalEmail } from '../calling/technical-email.ts'
import type { MessageUuid } from '../letter.ts'
import type { AttemptReason } from './attempt-reason.ts'
import { tellAttemptReason } from './attempt-reason.ts'
import { deliveryTexts } from './delivery.texts.ts'

export interface FailingFacts extends SystemFacts {
  /** What cannot be handed over; a sender system gets receipts. */
  readonly carries: 'letters' | 'receipts'
  readonly endpointHost: string
  readonly reason: AttemptReason
  readonly failingSince: Instant
}

export interface WorksAgainFacts extends SystemFacts {
  readonly carries: 'letters' | 'receipts'
  readonly failingSince: Instant
}

/** What became of the letters that waited: how many went where. */
export interface DeactivatedFacts extends SystemFacts {
  readonly failingSince: Instant
  readonly toPrimary: number
  readonly toMailbox: number
  readonly undeliverable: number
}

export interface UndeliverableFacts extends SystemFacts {
  readonly messageUuid: MessageUuid
  readonly reason: AttemptReason
  readonly undeliverableSince: Instant
  /** Where the organisation can try again or move it. */
  readonly link?: string
}

export interface UnfetchedFacts extends SystemFacts {
  readonly waiting: number
  readonly oldestSince: Instant
  /** When this reminder fell due: two days after the oldest, then weekly. */
  readonly dueAt: Instant
}

type Texts = (typeof deliveryTexts)[Language]

type Tell = (said: Texts, language: Language) => ToldEmail

const systemLines = (said: Texts, { systemName, organisationName }: SystemFacts): string => `${said.system}: ${systemName}\n${said.organisation}: ${organisationName}`

const emailTo = (facts: SystemFacts, about: string, tell: Tell): NewEmail => technicalEmail(facts, about, (language) => tell(deliveryTexts[language], language))

/** A system does not take what it should; once when it begins. */
export const systemFailingEmail = (facts: FailingFacts): NewEmail =>
  emailTo(facts, `system.failing ${facts.carries} ${facts.systemId} ${instantText(facts.failingSince)}`, (said, language) => ({
    subject: said.failing.subject(facts.systemName),
    paragraphs: [
      said.failing.lead(said.carries[facts.carries]),
      [
        systemLines(said, facts),
        `${said.host}: ${facts.endpointHost}`,
        `${said.reason}: ${tellAttemptReason(facts.reason, language)}`,
        `${said.since}: ${formatDateTime(facts.failingSince, language)}`,
      ].join('\n'),
      said.failing.goesOn[facts.carries],
      said.failing.remedy,
    ],
  }))

/** It takes it again. */
export const systemWorksAgainEmail = (facts: WorksAgainFacts): NewEmail =>
  emailTo(facts, `system.works.again ${facts.carries} ${facts.systemId} ${instantText(facts.failingSince)}`, (said) => ({
    subject: said.works.subject(facts.systemName),
    paragraphs: [said.works.lead(said.carries[facts.carries]), systemLines(said, facts)],
  }))

function whatBecame(said: Texts, { toPrimary, toMailbox, undeliverable }: DeactivatedFacts): string {
  const lines = [
    ...(toPrimary > 0 ? [said.deactivated.toPrimary(toPrimary)] : []),
    ...(toMailbox > 0 ? [said.deactivated.toMailbox(toMailbox)] : []),
    ...(undeliverable > 0 ? [said.deactivated.undeliverable(undeliverable)] : []),
  ]
  return lines.length === 0 ? said.deactivated.nothingWaited : lines.join('\n')
}

/** Seven days without success. */
export const systemDeactivatedEmail = (facts: DeactivatedFacts): NewEmail =>
  emailTo(facts, `system.deactivated ${facts.systemId} ${instantText(facts.failingSince)}`, (said, language) => ({
    subject: said.deactivated.subject(facts.systemName),
    paragraphs: [
      said.deactivated.lead,
      `${systemLines(said, facts)}\n${said.since}: ${formatDateTime(facts.failingSince, language)}`,
      whatBecame(said, facts),
      said.deactivated.remedy,
    ],
  }))

/** A letter is at the end of the ladder. It is named by its UUID alone: an e-mail carries neither title nor name. */
export const letterUndeliverableEmail = (facts: UndeliverableFacts): NewEmail =>
  emailTo(facts, `letter.undeliverable ${facts.messageUuid} ${instantText(facts.undeliverableSince)}`, (said, language) => ({
    subject: said.undeliverable.subject(facts.systemName),
    paragraphs: [
      said.undeliverable.lead,
      [systemLines(said, facts), `${said.undeliverable.message}: ${facts.messageUuid}`, `${said.reason}: ${tellAttemptReason(facts.reason, language)}`].join('\n'),
      said.undeliverable.remedy,
      ...(facts.link === undefined ? [] : [`${said.undeliverable.link}: ${facts.link}`]),
    ],
  }))

/** Letters wait for a system that fetches them itself, and it does not. */
export const lettersUnfetchedEmail = (facts: UnfetchedFacts): NewEmail =>
  emailTo(facts, `letters.unfetched ${facts.systemId} ${instantText(facts.dueAt)}`, (said, language) => ({
    subject: said.unfetched.subject(facts.waiting, facts.systemName),
    paragraphs: [
      said.unfetched.lead(facts.waiting),
      `${systemLines(said, facts)}\n${said.unfetched.oldest}: ${formatDateTime(facts.oldestSince, language)}`,
      said.unfetched.remedy,
    ],
  }))
