import type { ComponentChildren, FunctionComponent } from 'preact'
import type { z } from 'zod'
import type { IdentityId, Session } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import type { ContentStore } from '../../platform/content/index.ts'
import type { Database, Read, Transaction } from '../../platform/database/index.ts'
import type { Answer, Audience, Caller } from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { ProblemCode } from '../../platform/problems/index.ts'
import type { VirusScanner } from '../../platform/virus-scan/index.ts'

type Said = Readonly<Record<Language, string>>

/** What is wrong with a field, and what to do, in words. */
export interface Fault {
  readonly field: string
  readonly text: string
}

/** A line of a summary or receipt. */
export interface WizardFact {
  readonly label: string
  readonly value: string
}

/** What is known about a step: what was typed there, what was typed on all of them, and what the wizard looked up. */
export interface StepFacts<Typed, Answers, Context> {
  readonly typed: Typed
  readonly answers: Answers
  readonly context: Context
  readonly language: Language
}

export interface StepProps<Typed, Answers, Context> extends StepFacts<Typed, Answers, Context> {
  /** What is wrong at a field, if anything. */
  readonly errorAt: (field: string) => string | undefined
}

/** A file that a step takes; how it is kept is in the step's answers, by `fileField`. */
export interface FileRule {
  readonly field: string
  readonly maxBytes: number
  /** What is wrong with a file by its content; undefined when nothing is. */
  faultOf(bytes: Uint8Array, language: Language): string | undefined
}

/** A page of a wizard. */
export interface Step<Typed, Answers, Context> {
  readonly title: Said
  /** Reads what a form sent, and what was kept of it. It refuses nothing, not even `{}`: what is wrong with it, `check` tells. */
  readonly fields: z.ZodType<Typed>
  readonly file?: FileRule
  /** Whether there is such a step, by what was answered before; always, unless told. */
  readonly applies?: (answers: Answers) => boolean
  /** Everything that is wrong at once, each at its field; asked again when the wizard is finished. */
  readonly check: (facts: StepFacts<Typed, Answers, Context>) => readonly Fault[]
  readonly View: FunctionComponent<StepProps<Typed, Answers, Context>>
  /** What the summary says of it. */
  readonly facts: (facts: StepFacts<Typed, Answers, Context>) => readonly WizardFact[]
}

/** What is shown, and can be downloaded, when all is done. */
export interface WizardReceipt {
  readonly title: string
  /** What was done, and what happens next. */
  readonly lead: string
  /** When it was done. */
  readonly madeAt: Instant
  readonly facts: readonly WizardFact[]
  /** Where to go from here. */
  readonly next: { readonly href: string; readonly text: string }
}

/** A task of several pages. `Answers` names its steps, in their order; `Context` is what it must look up to judge and show them. */
export interface WizardDefinition<Answers, Context, Acting> {
  /** Under which its drafts are kept: never another one for the same wizard. */
  readonly name: string
  /** Drafts stand below it, and receipts. */
  readonly path: string
  readonly title: Said
  /** Where its start stands, and where one lands who gives a draft up. */
  readonly home: string
  readonly steps: { readonly [Name in keyof Answers]: Step<Answers[Name], Answers, Context> }
  /** What the last button says: what happens when it is pressed. */
  readonly finishLabel: Said
  /** What must be looked up to judge what was answered so far. */
  prepare(on: Read, acting: Acting, answers: Answers): Promise<Context>
  /** Does it, in the transaction that ends the draft, and answers the id of what was made, by which its receipt is found. */
  finish(tx: Transaction, acting: Acting, all: { readonly answers: Answers; readonly context: Context }): Promise<string>
  /** The receipt of something that was made; undefined where it is none of the acting one's. */
  receipt(on: Read, acting: Acting, id: string, language: Language): Promise<WizardReceipt | undefined>
}

/** A wizard as the engine goes through it. */
export type Wizard<Acting> = WizardDefinition<Record<string, unknown>, unknown, Acting>

/** Declares a wizard; its steps see their answers as their own schemas read them. */
export const defineWizard = <Answers extends object, Context, Acting>(definition: WizardDefinition<Answers, Context, Acting>): Wizard<Acting> =>
  definition as unknown as Wizard<Acting> // the engine reads answers by each step's schema, and hands on only what `prepare` gave

/** To whom a draft belongs: read by nobody else, nor by the same person acting for another organisation. */
export interface DraftOwner {
  readonly identityId: IdentityId
  readonly partyId: PartyId
}

/** Who is at a page of a wizard. */
export interface WizardVisit<Acting> {
  readonly session: Session
  readonly acting: Acting
  readonly owner: DraftOwner
  view(page: { readonly title: string; readonly status?: number; readonly path?: string; readonly children: ComponentChildren }): Answer
}

/** Where a wizard stands: in which frame, and who is let in. */
export interface WizardPlace<Acting> {
  readonly database: Database
  readonly contentStore: ContentStore
  /** Files are looked through by it before they are kept; without one they are not. */
  readonly scanner: VirusScanner | undefined
  /** Receipts of a sandbox say so. */
  readonly sandbox: boolean
  readonly audience: Audience
  readonly action: string
  /** What `enter` throws beside login.required. */
  readonly refusals: readonly ProblemCode[]
  enter(caller: Caller): Promise<WizardVisit<Acting>>
}
