import type { Language } from '../platform/i18n/index.ts'
import type { Acting, Action } from '../rights/index.ts'

export interface FunctionTexts {
  /** One or two words, for the menu. */
  readonly tab: string
  /** Of its card. */
  readonly title: string
  /** What one does there. */
  readonly text: string
}

/** Something that can be done at `/admin`: a card on the front page and an entry of the menu for whoever may. Rooms declare theirs; the composition root lists them. */
export interface AdminFunction {
  readonly href: string
  /** Who may, by the table of actions. */
  readonly action: Action
  /** Whether it is there for somebody who may; always, unless told. */
  readonly isShown?: (acting: Acting) => boolean
  readonly texts: Readonly<Record<Language, FunctionTexts>>
}
