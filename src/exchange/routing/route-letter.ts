import type { PlainDate } from '../../platform/clock/index.ts'
import { civilDate, instant, startOfCivilDate } from '../../platform/clock/index.ts'
import type { Decision, DecisionFacts, RuleName } from './decision.ts'
import { refuse } from './decision.ts'
import type { DecisionInput, RecipientFacts, RoutingSystem } from './letter-facts.ts'
import { valueDateOf } from './value-date.ts'

/** A NemSMS for somebody without a subscription waits this long for one (seed: 48 hours). */
export const nemSmsWaitMs = 48 * 3_600_000

/** A letter whose recipient was found. */
type Addressed = DecisionInput & { readonly recipient: RecipientFacts }

const recipientFacts = ({ recipient, memo }: Addressed): DecisionFacts => ({
  kind: recipient.kind,
  standing: recipient.standing,
  standingRule: recipient.standingRule,
  ...(memo.header.mandatory ? { mandatory: true } : {}),
})

const toMailbox = (input: Addressed, rule: RuleName, facts: DecisionFacts = {}): Decision => ({
  route: 'mailbox',
  rule,
  facts: { ...recipientFacts(input), ...facts },
  recipientId: input.recipient.partyId,
})

const toSystem = (input: Addressed, system: RoutingSystem, rule: RuleName): Decision => ({
  route: 'system',
  rule,
  facts: recipientFacts(input),
  recipientId: input.recipient.partyId,
  systemId: system.systemId,
  protocol: system.protocol,
})

/** The date on which a held letter is decided; undefined when it may go now. */
function heldUntil({ memo, now }: DecisionInput): PlainDate | undefined {
  const wanted = valueDateOf(memo)
  return wanted !== undefined && wanted > civilDate(now) ? wanted : undefined
}

/**
 * The route table of exchange.md §3, from the top: held for its value date, NemSMS, standing in the register, then by kind of recipient.
 * Pure: the same facts give the same route.
 */
export function routeLetter(input: Addressed): Decision {
  const until = heldUntil(input)
  if (until !== undefined) {
    const facts = { doNotDeliverUntilDate: until }
    return { route: 'wait', rule: 'value-date.held', facts, recipientId: input.recipient.partyId, until: startOfCivilDate(until) }
  }
  if (input.memo.header.messageType === 'NEMSMS') return routeNemSms(input)
  return routeByStanding(input) ?? routeByKind(input)
}

function routeNemSms(input: Addressed): Decision {
  const { recipient, letter, now } = input
  const recipientId = recipient.partyId
  if (recipient.nemSms) return { route: 'sms', rule: 'nemsms.subscribed', facts: {}, recipientId }
  const heldFrom = valueDateOf(input.memo)
  const from = heldFrom === undefined ? letter.acceptedAt : Math.max(letter.acceptedAt, startOfCivilDate(heldFrom))
  const until = instant(from + nemSmsWaitMs)
  if (until > now) return { route: 'wait', rule: 'nemsms.waiting', facts: { hours: 48 }, recipientId, until }
  return refuse('nemsms.not.subscribed', 'nemsms.not-subscribed', { recipientId })
}

/** Exemption comes before a company's receiver system; mandatory post goes as if enrolled. */
function routeByStanding(input: Addressed): Decision | undefined {
  const { recipient, memo, sender } = input
  const facts = recipientFacts(input)
  if (recipient.standing === 'not-registered') return refuse('recipient.not.registered', recipient.standingRule, { facts, recipientId: recipient.partyId })
  if (recipient.standing !== 'exempt' || memo.header.mandatory) return undefined
  const exempt = { ...facts, exemptPost: sender.exemptPost }
  if (sender.exemptPost === 'PAPER') return { route: 'paper', rule: 'exempt.paper', facts: exempt, recipientId: recipient.partyId }
  return refuse('recipient.exempt', 'exempt.reject', { facts: exempt, recipientId: recipient.partyId })
}

function routeByKind(input: Addressed): Decision {
  if (input.recipient.kind === 'person') return toMailbox(input, input.recipient.standing === 'exempt' ? 'mandatory.mailbox' : 'person.mailbox')
  if (input.recipient.kind === 'company') return routeToCompany(input)
  return routeToAuthority(input)
}

function routeToCompany(input: Addressed): Decision {
  const system = input.recipient.systems.find((candidate) => candidate.active)
  return system === undefined ? toMailbox(input, 'company.mailbox') : toSystem(input, system, 'company.system')
}

function routeToAuthority(input: Addressed): Decision {
  const { recipient, memo } = input
  const { contactPoint } = memo.header.recipient
  if (contactPoint !== undefined) return routeToContactPoint(input)
  if (memo.header.postType?.toUpperCase() === 'MYNDIGHEDSPOST') return toPrimary(input, 'authority.primary')
  const companyPost = recipient.systems.find((system) => system.companyPost && system.active)
  return companyPost === undefined ? toPrimary(input, 'authority.company-post.primary') : toSystem(input, companyPost, 'authority.company-post')
}

function routeToContactPoint(input: Addressed): Decision {
  const { contactPoint, recipient } = input
  if (contactPoint === undefined || contactPoint.partyId !== recipient.partyId) return toPrimary(input, 'contact-point.unknown')
  if (!contactPoint.active) return toPrimary(input, 'contact-point.inactive')
  const system = recipient.systems.find((candidate) => candidate.systemId === contactPoint.systemId && candidate.active)
  return system === undefined ? toPrimary(input, 'contact-point.no-system') : toSystem(input, system, 'contact-point.system')
}

function toPrimary(input: Addressed, rule: RuleName): Decision {
  const primary = input.recipient.systems.find((system) => system.primary && system.active)
  return primary === undefined ? toMailbox(input, 'authority.mailbox', { wanted: rule }) : toSystem(input, primary, rule)
}
