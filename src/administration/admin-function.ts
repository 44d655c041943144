import type { PartyKind } from '../parties/index.ts'
import type { Language } from '../platform/i18n/index.ts'
import type { PrivilegeType } from '../rights/index.ts'

export interface FunctionTexts {
  /** One or two words, for the menu. */
  readonly tab: string
  /** Of its card. */
  readonly title: string
  /** What one does there. */
  readonly text: string
}

/** Something that can be done at `/admin`: a card on the front page and an entry of the menu for whoever has the right. Rooms declare theirs; the composition root lists them. */
export interface AdminFunction {
  readonly href: string
  readonly right: PrivilegeType
  /** Of the organisation; companies lack some functions (product.md, Portals). */
  readonly kinds: readonly PartyKind[]
  readonly texts: Readonly<Record<Language, FunctionTexts>>
}
