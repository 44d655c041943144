/** Which authority would write such a letter: a kind for public bodies of which there are many, a subject for an agency of its own. */
export type AuthorityKind = 'municipality' | 'region' | 'court' | 'tax' | 'benefits' | 'vehicles' | 'business' | 'statistics'

/** A piece of a letter's body. A text is a paragraph; facts are pairs of label and value, set in two columns. */
export type Block = string | { readonly heading: string } | { readonly points: readonly string[] } | { readonly facts: readonly (readonly [string, string])[] }

/** How a parameter gets its value. */
export type Parameter =
  | { readonly kind: 'amount'; readonly from: number; readonly to: number; readonly step: number }
  | { readonly kind: 'number'; readonly from: number; readonly to: number }
  | { readonly kind: 'day'; readonly fromDays: number; readonly toDays: number }
  | { readonly kind: 'time' }
  | { readonly kind: 'choice'; readonly texts: readonly [string, ...string[]] }

/** The action codes of MeMo that point to an address (the others carry a reservation). */
export type ActionCode = 'BETALING' | 'SELVBETJENING' | 'INFORMATION' | 'UNDERSKRIV' | 'BEKRAEFT' | 'FORBEREDELSE' | 'TILMELDING'

/** What comes along: a drawing of the plot (PNG), the appointment (iCalendar), how to complain (PDF), the letter as plain text. */
export type Enclosure = 'sitePlan' | 'calendar' | 'complaintGuide' | 'plainText'

/** An appointment told by the letter: names of a day and of a time parameter, length in minutes, place with parameters. */
export interface AppointmentTemplate {
  readonly day: string
  readonly time: string
  readonly lengthMinutes: number
  readonly place: string
}

/**
 * A letter before it is filled in. Texts name parameters in braces: those of `parameters`, and always `{modtager}`, `{afsender}`,
 * `{sagsnummer}` and `{svarfrist}` (where a reply is wanted).
 */
export interface LetterTemplate {
  /** Stable name for seeds and tests. */
  readonly code: string
  readonly authority: AuthorityKind
  readonly recipient: 'citizen' | 'company'
  /** Form of the main document. */
  readonly form: 'pdf' | 'html' | 'text'
  readonly title: string
  /** Text of the notice to the recipient, at most 150 characters when filled in (the notification type of MeMo 1.1). */
  readonly notification: string
  readonly body: readonly Block[]
  readonly parameters: Readonly<Record<string, Parameter>>
  /** Title of who signs. */
  readonly signedBy: string
  /** Days within which an answer is wanted. */
  readonly replyWithinDays?: number
  readonly action?: { readonly code: ActionCode; readonly label: string; readonly path: string }
  readonly appointment?: AppointmentTemplate
  readonly enclosures?: readonly Enclosure[]
  /** Reaches also those who are exempt; only from authorities that may. */
  readonly mandatory?: boolean
  /** A legal notice (forkyndelse); only from authorities that may. */
  readonly legalNotification?: boolean
}

/** Whole kroner. */
export const amount = (from: number, to: number, step = 1): Parameter => ({ kind: 'amount', from, to, step })
export const number = (from: number, to: number): Parameter => ({ kind: 'number', from, to })
/** A working day that many days after the letter. */
export const day = (fromDays: number, toDays: number): Parameter => ({ kind: 'day', fromDays, toDays })
/** A quarter of an hour from 8.00 to 15.45. */
export const time: Parameter = { kind: 'time' }
export const choice = (...texts: readonly [string, ...string[]]): Parameter => ({ kind: 'choice', texts })
