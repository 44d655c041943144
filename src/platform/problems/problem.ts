import type { Brand } from '../brand.ts'

export interface ProblemSentence {
  /** What is wrong, for the one who caused it. */
  readonly message: string
  /** What to do about it. */
  readonly remedy: string
}

export interface ProblemDefinition {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503
  readonly da: ProblemSentence
  readonly en: ProblemSentence
  /** The page on which a person can do what the remedy says; the front page is offered unless told. */
  readonly way?: { readonly href: string; readonly da: string; readonly en: string }
}

/** One wrong field of a form or body, as the wire's FieldErrorResource. */
export interface FieldProblem {
  readonly field: string
  readonly code: string
  readonly message: string
  readonly rejectedValue?: unknown
}

export type ProblemCode = Brand<string, 'ProblemCode'>

const registry = new Map<string, ProblemDefinition>()

/** Registers a room's problems; a code without Danish or English text, remedy or status does not compile. Throws when two rooms define one code. */
export function defineProblems<Codes extends Record<string, ProblemDefinition>>(definitions: Codes): { readonly [Code in keyof Codes]: ProblemCode } {
  for (const [code, definition] of Object.entries(definitions)) {
    if (registry.has(code)) throw new Error(`Problem code ${code} is defined twice`)
    registry.set(code, definition)
  }
  return Object.fromEntries(Object.keys(definitions).map((code) => [code, code])) as { readonly [Code in keyof Codes]: ProblemCode } // branding
}

/** All problems of all loaded rooms, by code: published at /docs/errors. */
export const allProblems = (): ReadonlyMap<string, ProblemDefinition> => registry

/** The definition of a code. */
export function describeProblem(code: ProblemCode): ProblemDefinition {
  const definition = registry.get(code)
  if (definition === undefined) throw new Error(`Problem code ${code} is not defined`)
  return definition
}

/**
 * What a caller did wrong or must know: the only error that is shown to anybody. One place per interface turns it into that
 * interface's shape. Anything else that is thrown is a bug and answers 500 without details.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly fields: readonly FieldProblem[]
  /** Facts of this case that help the caller, in English, e.g. the limit that was passed. No personal data. */
  readonly detail: string | undefined
  /** Seconds after which trying again makes sense (503, 429). */
  readonly retryAfterSeconds: number | undefined

  constructor(code: ProblemCode, more: { detail?: string; fields?: readonly FieldProblem[]; retryAfterSeconds?: number; cause?: unknown } = {}) {
    super(code, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'Problem'
    this.code = code
    this.detail = more.detail
    this.fields = more.fields ?? []
    this.retryAfterSeconds = more.retryAfterSeconds
  }

  get definition(): ProblemDefinition {
    return describeProblem(this.code)
  }

  /** Message, detail and remedy as one English text: the wire's `message`. */
  get sentence(): string {
    const { message, remedy } = this.definition.en
    return [message, this.detail, remedy].filter((part) => part !== undefined).join(' ')
  }
}
