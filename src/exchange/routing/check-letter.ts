import type { MemoFault } from '../../memo/index.ts'
import { parseRecipientNumber } from '../../parties/index.ts'
import { civilDate } from '../../platform/clock/index.ts'
import { isReceiptCode } from '../receipt-codes.ts'
import type { Refusal } from './decision.ts'
import { refuse } from './decision.ts'
import type { DecisionInput, LetterToDecide } from './letter-facts.ts'
import { valueDateOf } from './value-date.ts'

/** A receipt holds a sentence, not a report: the first faults are named, the rest counted. */
const faultsNamed = 5
const maxValueDateDays = 365
const dayMs = 86_400_000

const place = (fault: MemoFault): string => `Line ${fault.line}, column ${fault.column}: ${fault.message}`

function faultDetail(faults: readonly MemoFault[]): string {
  const named = faults.slice(0, faultsNamed).map(place).join(' ')
  return faults.length > faultsNamed ? `${named} And ${faults.length - faultsNamed} more.` : named
}

/** Format and rules (exchange.md §3, first step). A fault that has a receipt code of its own keeps it when it stands alone. */
export function checkFormat(letter: LetterToDecide): Refusal | undefined {
  const { faults, memo, messageUuid } = letter.checked
  const [first] = faults
  if (first !== undefined) {
    const alone = faults.every((fault) => fault.code === first.code)
    const code = alone && isReceiptCode(first.code) ? first.code : 'memo.invalid'
    return refuse(code, 'check.format', { facts: { faults: faults.length, firstFault: first.code, line: first.line }, detail: faultDetail(faults) })
  }
  if (memo === undefined || messageUuid !== letter.messageUuid) return refuse('memo.uuid.mismatch', 'check.uuid')
  return undefined
}

/** The sender is the system's organisation and sets only the flags it may (exchange.md §3; Organisation on the wire). */
export function checkSender({ memo, sender }: DecisionInput): Refusal | undefined {
  const { header } = memo
  const facts = { organisationType: sender.organisationType, mandatory: header.mandatory, legalNotification: header.legalNotification }
  if (header.sender.idType.toUpperCase() !== 'CVR' || header.sender.senderId !== sender.cvr) return refuse('memo.sender.not.allowed', 'sender.other', { facts })
  if (header.mandatory && !sender.mandatoryPostAllowed) return refuse('mandatory.not.allowed', 'sender.mandatory', { facts })
  if (header.legalNotification && !sender.legalNotificationAllowed) return refuse('legal.notification.not.allowed', 'sender.legal', { facts })
  return undefined
}

/** The recipient exists, is alive, and may be written to by this sender. */
export function checkRecipient({ memo, sender, recipient }: DecisionInput): Refusal | undefined {
  const { idType, recipientId: number } = memo.header.recipient
  if ('fault' in parseRecipientNumber(idType, number)) return refuse('recipient.id.type.not.allowed', 'recipient.form')
  if (recipient === undefined) return refuse('recipient.not.found', 'recipient.unknown')
  const { partyId: recipientId, kind, standing, standingRule } = recipient
  if (sender.organisationType === 'COMPANY' && kind !== 'authority') return refuse('recipient.type.not.allowed', 'sender.company', { facts: { kind }, recipientId })
  if (standing === 'closed') return refuse('recipient.closed', standingRule, { facts: { kind, standing, standingRule }, recipientId })
  return undefined
}

export function checkDocuments({ letter }: DecisionInput): Refusal | undefined {
  const fault = letter.documentFault
  return fault === undefined ? undefined : refuse(fault.code, 'documents.types', { detail: fault.detail })
}

/** Not past, not more than a year ahead (exchange.md §3). */
export function checkValueDate({ memo, now }: DecisionInput): Refusal | undefined {
  const wanted = valueDateOf(memo)
  if (wanted === undefined) return undefined
  const today = civilDate(now)
  const days = Math.round((Date.parse(wanted) - Date.parse(today)) / dayMs)
  const facts = { doNotDeliverUntilDate: wanted, today }
  if (days < 0) return refuse('do.not.deliver.until.date.too.early', 'value-date.past', { facts })
  if (days > maxValueDateDays) return refuse('do.not.deliver.until.date.too.late', 'value-date.far', { facts })
  return undefined
}
