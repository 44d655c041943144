import type { Instant } from '../../platform/clock/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { formatDateTime, texts } from '../../platform/i18n/index.ts'
import { receiptCodes } from '../receipt-codes.ts'
import type { LetterState } from './letter-state.ts'
import { stateOf } from './letter-state.ts'
import { tellReason } from './reason-words.ts'
import { tellLadder } from './tell-ladder.ts'
import type { LetterFacts } from './trace.queries.ts'

/** How a state is to be taken: as good, as bad, or as not over yet. */
export type StateTone = 'info' | 'success' | 'warning' | 'error'

export interface ToldState {
  readonly state: LetterState
  readonly tone: StateTone
  /** Two or three words, for lists. */
  readonly short: string
  /** Where the letter is, in a sentence. */
  readonly sentence: string
}

interface Names {
  readonly recipient: string
  readonly system: string
  readonly folder: string
  readonly until: string
  readonly ended: string
  readonly since: string
  readonly why: string
  /** Attempts, reason and what comes next. */
  readonly ladder: string
}

type StateTexts = Readonly<Record<LetterState, { readonly short: string; readonly sentence: (names: Names) => string }>>

const danish: StateTexts = {
  accepted: { short: 'Venter på kontrol', sentence: () => 'Brevet er taget imod og gemt. Det venter på at blive kontrolleret.' },
  stuck: { short: 'Sidder fast', sentence: () => 'Arbejdet med brevet er mislykkedes for mange gange og venter på driften.' },
  rejected: { short: 'Afvist', sentence: ({ why }) => `Brevet er afvist og kommer ikke videre. ${why}` },
  held: { short: 'Holdes tilbage', sentence: ({ until }) => `Brevet holdes tilbage til ${until}. Så afgøres vejen på ny.` },
  mailbox: { short: 'I postkassen', sentence: ({ recipient, folder }) => `Brevet ligger i postkassen hos ${recipient}, i mappen ${folder}.` },
  'waiting-for-system': { short: 'Venter på afhentning', sentence: ({ system, recipient }) => `Brevet venter på, at modtagersystemet ${system} hos ${recipient} henter det.` },
  fetched: { short: 'Hentet, ikke kvitteret', sentence: ({ system, recipient }) => `Modtagersystemet ${system} hos ${recipient} har hentet brevet, men ikke kvitteret endnu.` },
  'to-push': { short: 'På vej til systemet', sentence: ({ system, recipient, ladder }) => `Brevet er på vej til modtagersystemet ${system} hos ${recipient}. ${ladder}` },
  retrying: { short: 'Venter på næste forsøg', sentence: ({ system, recipient, ladder }) => `Brevet venter på, at modtagersystemet ${system} hos ${recipient} tager imod det. ${ladder}` },
  announced: { short: 'Meldt til systemet', sentence: ({ system, recipient }) => `Modtagersystemet ${system} hos ${recipient} har fået besked om brevet, men har ikke hentet det endnu.` },
  pushed: { short: 'Afleveret', sentence: ({ system, recipient, ended }) => `Brevet er afleveret til modtagersystemet ${system} hos ${recipient}, som tog imod det ${ended}. Systemet har ikke sendt sin egen kvittering.` },
  'handed-over': { short: 'Afleveret', sentence: ({ system, recipient, ended }) => `Brevet er afleveret til modtagersystemet ${system} hos ${recipient}, som kvitterede ${ended}.` },
  refused: { short: 'Afvist af modtageren', sentence: ({ system, recipient, ended }) => `Modtagersystemet ${system} hos ${recipient} afviste brevet ${ended}.` },
  'to-print': { short: 'På vej til print', sentence: ({ recipient }) => `Brevet er på vej til print og sendes på papir til ${recipient}.` },
  printed: { short: 'Sendt på papir', sentence: ({ recipient }) => `Brevet er sendt på papir til ${recipient}.` },
  'to-sms': { short: 'På vej som SMS', sentence: ({ recipient }) => `Beskeden er på vej som SMS til ${recipient}.` },
  'sms-sent': { short: 'Sendt som SMS', sentence: ({ recipient }) => `Beskeden er sendt som SMS til ${recipient}.` },
  undeliverable: { short: 'Kan ikke afleveres', sentence: ({ system, recipient, since, why }) => `Intet modtagersystem hos ${recipient} tog imod brevet; det sidste var ${system}. ${why}Siden ${since} venter det på, at nogen prøver igen eller flytter det.` },
  recalled: { short: 'Kaldt tilbage', sentence: () => 'Afsenderen kaldte brevet tilbage før dets dato. Det leveres aldrig.' },
}

const english: StateTexts = {
  accepted: { short: 'Waits for its check', sentence: () => 'The letter is accepted and stored. It waits to be checked.' },
  stuck: { short: 'Stuck', sentence: () => 'The work on the letter failed too often and waits for the operator.' },
  rejected: { short: 'Rejected', sentence: ({ why }) => `The letter is rejected and goes no further. ${why}` },
  held: { short: 'Held back', sentence: ({ until }) => `The letter is held back until ${until}. Then its way is decided anew.` },
  mailbox: { short: 'In the mailbox', sentence: ({ recipient, folder }) => `The letter is in the mailbox of ${recipient}, in the folder ${folder}.` },
  'waiting-for-system': { short: 'Waits to be fetched', sentence: ({ system, recipient }) => `The letter waits for the receiver system ${system} of ${recipient} to fetch it.` },
  fetched: { short: 'Fetched, no receipt', sentence: ({ system, recipient }) => `The receiver system ${system} of ${recipient} has fetched the letter but given no receipt yet.` },
  'to-push': { short: 'On its way to the system', sentence: ({ system, recipient, ladder }) => `The letter is on its way to the receiver system ${system} of ${recipient}. ${ladder}` },
  retrying: { short: 'Waits for its next attempt', sentence: ({ system, recipient, ladder }) => `The letter waits for the receiver system ${system} of ${recipient} to take it. ${ladder}` },
  announced: { short: 'Announced to the system', sentence: ({ system, recipient }) => `The receiver system ${system} of ${recipient} has been told of the letter but has not fetched it yet.` },
  pushed: { short: 'Handed over', sentence: ({ system, recipient, ended }) => `The letter is handed over to the receiver system ${system} of ${recipient}, which took it on ${ended}. The system has given no receipt of its own.` },
  'handed-over': { short: 'Handed over', sentence: ({ system, recipient, ended }) => `The letter is handed over to the receiver system ${system} of ${recipient}, which gave its receipt on ${ended}.` },
  refused: { short: 'Refused by receiver', sentence: ({ system, recipient, ended }) => `The receiver system ${system} of ${recipient} refused the letter on ${ended}.` },
  'to-print': { short: 'On its way to print', sentence: ({ recipient }) => `The letter is on its way to print and goes on paper to ${recipient}.` },
  printed: { short: 'Sent on paper', sentence: ({ recipient }) => `The letter has been sent on paper to ${recipient}.` },
  'to-sms': { short: 'On its way as SMS', sentence: ({ recipient }) => `The message is on its way as an SMS to ${recipient}.` },
  'sms-sent': { short: 'Sent as SMS', sentence: ({ recipient }) => `The message has been sent as an SMS to ${recipient}.` },
  undeliverable: { short: 'Undeliverable', sentence: ({ system, recipient, since, why }) => `No receiver system of ${recipient} took the letter; the last was ${system}. ${why}Since ${since} it waits for somebody to try again or to move it.` },
  recalled: { short: 'Recalled', sentence: () => 'The sender recalled the letter before its date. It is never delivered.' },
}

const stateTexts: Readonly<Record<Language, StateTexts>> = { da: danish, en: english }

const tones: Readonly<Record<LetterState, StateTone>> = {
  accepted: 'info',
  stuck: 'error',
  rejected: 'error',
  held: 'warning',
  mailbox: 'success',
  'waiting-for-system': 'info',
  fetched: 'info',
  'to-push': 'info',
  retrying: 'warning',
  announced: 'info',
  pushed: 'success',
  'handed-over': 'success',
  refused: 'error',
  'to-print': 'info',
  printed: 'success',
  'to-sms': 'info',
  'sms-sent': 'success',
  undeliverable: 'error',
  recalled: 'warning',
}

/** A name that is there whenever its state is; the dash stands for what a torn row could lack. */
const shown = (name: string | null): string => name ?? '–'

const removed = texts({
  da: { text: (time: string) => ` Indholdet blev slettet hos Brevdue ${time}; det, der skete, står her stadig.` },
  en: { text: (time) => ` Its content was deleted at Brevdue on ${time}; what happened still stands here.` },
})

/** Why it went no further: the code of a rejection, or what was wrong at the last system, with a blank behind. */
function tellWhy({ code, undeliverableReason }: LetterFacts, language: Language): string {
  if (code !== null) return receiptCodes[code][language].message
  const reason = undeliverableReason === null ? undefined : tellReason(undeliverableReason, language)
  return reason === undefined ? '' : `${reason} `
}

/** Where a letter is now, in words. */
export function tellState(letter: LetterFacts, language: Language): ToldState {
  const state = stateOf(letter)
  const { short, sentence } = stateTexts[language][state]
  const when = (moment: Instant | null): string => (moment === null ? '–' : formatDateTime(moment, language))
  const names: Names = {
    recipient: shown(letter.recipientName),
    system: shown(letter.receiverName),
    folder: shown(letter.folderName),
    until: when(letter.dueAt),
    ended: when(letter.receiptAt ?? letter.endedAt),
    since: when(letter.undeliverableSince),
    why: tellWhy(letter, language),
    ladder: tellLadder(letter, language).words,
  }
  const ending = letter.contentRemovedAt === null ? '' : removed[language].text(when(letter.contentRemovedAt))
  return { state, tone: tones[state], short, sentence: sentence(names) + ending }
}
