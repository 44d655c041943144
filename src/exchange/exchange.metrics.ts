import type { Transaction } from '../platform/database/index.ts'
import { afterCommit } from '../platform/database/index.ts'
import { counter, histogram } from '../platform/metrics/index.ts'
import type { Lane } from '../platform/work/index.ts'
import type { Attempt } from './calling/attempt.ts'
import type { CallPurpose } from './calling/endpoint-states.queries.ts'
import type { ContainerWay } from './containers/container.ts'
import type { AttemptReasonCode } from './delivery/attempt-reason.ts'
import { attemptReasonTexts } from './delivery/attempt-reason.ts'
import type { LetterWay, ReceiptStatus } from './letter.ts'
import type { ReceiptCode } from './receipt-codes.ts'
import { receiptCodes } from './receipt-codes.ts'
import type { DecidedLetter } from './routing/decided-letter.ts'
import type { Route } from './routing/decision.ts'

/*
 * What the exchange counts. Everything takes the transaction in which it happens and counts once that is committed (`afterCommit`), so it is
 * called where the rows are written, and what is rolled back does not count.
 */

const lanes = ['single', 'bulk', 'mailing'] as const satisfies readonly Lane[]
const ways = ['REST', 'CONTAINER', 'SFTP', 'POST'] as const satisfies readonly LetterWay[]
const routes = ['mailbox', 'system', 'paper', 'sms', 'wait', 'undeliverable', 'recalled'] as const satisfies readonly Exclude<Route, 'rejected'>[]
const statuses = ['COMPLETED', 'INVALID', 'NOT_ALLOWED'] as const satisfies readonly ReceiptStatus[]
const codes = Object.keys(receiptCodes) as ReceiptCode[] // its own keys
const outcomes = ['taken', ...(Object.keys(attemptReasonTexts.da) as AttemptReasonCode[])] as const // its own keys

export const acceptedLetters = counter(
  'brevdue_letters_accepted_total',
  { da: 'Breve, der er taget imod og har fået teknisk kvittering.', en: 'Letters that were taken in and got their technical receipt.' },
  { lane: lanes, way: ways },
)

export const containers = counter(
  'brevdue_containers_total',
  { da: 'Containere: taget imod, eller afvist som hele arkiver.', en: 'Containers: taken in, or refused as whole archives.' },
  { way: ['REST', 'SFTP', 'PORTAL'] as const satisfies readonly ContainerWay[], outcome: ['accepted', 'refused'] },
)

export const refusedEntries = counter(
  'brevdue_container_entries_refused_total',
  { da: 'Filer i containere, der ikke kunne blive breve, f.eks. fordi deres ID er brugt før.', en: 'Files in containers that could not become letters, for instance because their id was used before.' },
  {},
)

export const routedLetters = counter(
  'brevdue_letters_routed_total',
  { da: 'Beslutninger, der sendte et brev et sted hen; et brev kan få flere.', en: 'Decisions that sent a letter somewhere; a letter may get several.' },
  { route: routes },
)

export const rejectedLetters = counter(
  'brevdue_letters_rejected_total',
  { da: 'Breve, der blev afvist ved kontrollen, efter kvitteringskode.', en: 'Letters that the checks rejected, by the code of their receipt.' },
  { code: codes },
)

export const deliveredLetters = counter(
  'brevdue_letters_delivered_total',
  { da: 'Breve, der ligger i en postkasse eller er overdraget til et modtagersystem.', en: 'Letters that lie in a mailbox or were handed over to a receiver system.' },
  { place: ['mailbox', 'system'] },
)

/** Narrow around half a second and five seconds, which are promised. */
export const visibleLimits = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1, 1.5, 2, 3, 4, 5, 6.5, 8, 10, 20, 60, 300, 3_600]

export const visibleLetters = histogram(
  'brevdue_letter_visible_seconds',
  {
    da: 'Tid fra modtagelse, til brevet ligger i postkassen eller venter på modtagersystemet; uden breve, der blev holdt tilbage.',
    en: 'Time from acceptance until the letter lies in the mailbox or waits for the receiver system; without letters that were held.',
  },
  { labels: { lane: lanes }, buckets: visibleLimits },
)

export const givenReceipts = counter(
  'brevdue_receipts_given_total',
  { da: 'Forretningskvitteringer, der er skrevet.', en: 'Business receipts that were written.' },
  { status: statuses },
)

export const handedOverReceipts = counter(
  'brevdue_receipts_handed_over_total',
  { da: 'Forretningskvitteringer, som afsendersystemet har fået: hentet eller skubbet.', en: 'Business receipts that the sender system has got: pulled or pushed.' },
  { by: ['pull', 'push'] },
)

export const attempts = counter(
  'brevdue_attempts_total',
  { da: 'Forsøg på at overdrage breve og kvitteringer ved at kalde systemer, efter udfald.', en: 'Attempts to hand over letters and receipts by calling systems, by outcome.' },
  { purpose: ['letters', 'receipts'], outcome: outcomes },
)

export const countAccepted = (tx: Transaction, letters: readonly { readonly lane: Lane; readonly way: LetterWay }[]): void =>
  afterCommit(tx, () => letters.forEach(({ lane, way }) => acceptedLetters.add({ lane, way })))

export const countContainer = (tx: Transaction, way: ContainerWay, outcome: 'accepted' | 'refused'): void => afterCommit(tx, () => containers.add({ way, outcome }))

export const countRefusedEntries = (tx: Transaction, entries: number): void => afterCommit(tx, () => refusedEntries.add({}, entries))

/** Decisions by the checks, first and later ones. Where a first one sends a letter to its recipient, it is visible from the commit on. */
export const countDecided = (tx: Transaction, decided: readonly DecidedLetter[]): void =>
  afterCommit(tx, (committedAt) => {
    for (const { letter, decision, decisionNumber } of decided) {
      if (decision.route === 'rejected') rejectedLetters.add({ code: decision.code })
      else routedLetters.add({ route: decision.route })
      const isVisible = decisionNumber === 1 && (decision.route === 'mailbox' || decision.route === 'system')
      if (isVisible) visibleLetters.observe({ lane: letter.lane }, Math.max(0, committedAt - letter.acceptedAt) / 1_000)
    }
  })

/** Decisions that follow when a letter was on its way. */
export const countRouted = (tx: Transaction, those: readonly (typeof routes)[number][]): void => afterCommit(tx, () => those.forEach((route) => routedLetters.add({ route })))

export const countDelivered = (tx: Transaction, place: 'mailbox' | 'system', letters: number): void => afterCommit(tx, () => deliveredLetters.add({ place }, letters))

export const countReceiptsGiven = (tx: Transaction, receipts: readonly { readonly status: ReceiptStatus }[]): void =>
  afterCommit(tx, () => receipts.forEach(({ status }) => givenReceipts.add({ status })))

export const countReceiptsHandedOver = (tx: Transaction, by: 'pull' | 'push', receipts: number): void => afterCommit(tx, () => handedOverReceipts.add({ by }, receipts))

export const countAttempts = (tx: Transaction, purpose: CallPurpose, made: readonly Attempt<unknown>[]): void =>
  afterCommit(tx, () => made.forEach(({ outcome }) => attempts.add({ purpose, outcome: outcome.kind === 'failed' ? outcome.reason.code : outcome.kind })))
