import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PartyId } from '../../parties/index.ts'
import type { SystemId } from '../../systems/index.ts'
import type { RuleName } from '../routing/decision.ts'
import type { EndedBecause, EndedDelivery, PrimarySystem } from './decide-next.ts'
import { decideNext } from './decide-next.ts'

const failing = 'failing' as SystemId // branding
const primary: PrimarySystem = { systemId: 'primary' as SystemId, protocol: 'REST_PUSH' } // branding
const itself: PrimarySystem = { systemId: failing, protocol: 'REST_PUSH' }

const ended = (because: EndedBecause, recipientKind: EndedDelivery['recipientKind'], rule: RuleName = 'contact-point.system'): EndedDelivery => ({
  systemId: failing,
  because,
  rule,
  recipientId: 'recipient' as PartyId, // branding
  recipientKind,
  facts: {},
})

type Row = readonly [because: EndedBecause, kind: EndedDelivery['recipientKind'], primary: PrimarySystem | undefined, cameBy: RuleName, expected: string]

const rows: readonly Row[] = [
  ['ladder', 'authority', primary, 'contact-point.system', 'system ladder.primary by primary'],
  ['ladder', 'authority', itself, 'authority.primary', 'undeliverable ladder.undeliverable'],
  ['ladder', 'authority', undefined, 'authority.company-post', 'undeliverable ladder.undeliverable'],
  ['ladder', 'company', itself, 'company.system', 'mailbox ladder.mailbox'],
  ['ladder', 'authority', primary, 'ladder.primary', 'undeliverable ladder.undeliverable'],
  ['ladder', 'authority', primary, 'refused.primary', 'undeliverable ladder.undeliverable'],
  ['refused', 'authority', primary, 'contact-point.system', 'system refused.primary by primary'],
  ['refused', 'authority', itself, 'authority.primary', 'undeliverable refused.undeliverable'],
  ['refused', 'authority', primary, 'ladder.primary', 'undeliverable refused.undeliverable'],
  ['refused', 'company', itself, 'company.system', 'mailbox refused.mailbox'],
  ['refused', 'authority', primary, 'moved.system', 'system refused.primary by primary'],
  ['closed', 'authority', primary, 'contact-point.system', 'system closed.primary by week'],
  ['closed', 'authority', primary, 'ladder.primary', 'system closed.primary by week'],
  ['closed', 'authority', undefined, 'authority.primary', 'mailbox closed.mailbox'],
  ['closed', 'company', undefined, 'company.system', 'mailbox closed.mailbox'],
]

for (const [because, kind, active, cameBy, expected] of rows)
  test(`${because}, ${kind}, came by ${cameBy}, primary ${active?.systemId ?? 'none'}: ${expected}`, () => {
    const next = decideNext(ended(because, kind, cameBy), active)
    assert.equal([next.route, next.rule, ...(next.route === 'system' ? ['by', next.ladder] : [])].join(' '), expected)
  })
