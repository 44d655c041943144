import type { Brand } from '../../platform/brand.ts'
import type { Instant } from '../../platform/clock/index.ts'
import type { StoredFile } from '../../platform/content/index.ts'

export type DraftId = Brand<string, 'DraftId'>

/** Unfinished ones of one person, whomever he acts for, and the bytes of all their files: more than anybody needs, and no store for whoever begins ever more. */
export const maxDrafts = 20
export const maxDraftBytes = 50_000_000

/** What was typed on a page, by field. */
export type TypedFields = Readonly<Record<string, string | readonly string[] | StoredFile>>

/** A page as it was left: sent, or only kept on the way back to an earlier one. */
export interface KeptStep {
  readonly typed: TypedFields
  readonly isSent: boolean
}

export type KeptSteps = Readonly<Record<string, KeptStep>>

/** A wizard that somebody is in the middle of, or has finished (`receiptPath`). */
export interface Draft {
  readonly draftId: DraftId
  readonly steps: KeptSteps
  readonly version: number
  readonly changedAt: Instant
  readonly receiptPath: string | null
}

const isFile = (value: TypedFields[string]): value is StoredFile => typeof value === 'object' && 'contentId' in value

const storedIn = (steps: KeptSteps): StoredFile[] => Object.values(steps).flatMap(({ typed }) => Object.values(typed).filter(isFile))

/** The ids of all files that a draft holds. */
export const filesOf = (steps: KeptSteps): string[] => storedIn(steps).map(({ contentId }) => contentId)

/** The bytes of all files that a draft holds. */
export const lengthOf = (steps: KeptSteps): number => storedIn(steps).reduce((sum, { length }) => sum + length, 0)
