import type { Language } from '../i18n/index.ts'

const stages = new Map<string, Readonly<Record<Language, string>>>()

/** Every stage for which work may be planned; a guard compares them with the stages that a worker consumes. */
export const plannedStages = (): ReadonlySet<string> => new Set(stages.keys())

/** Stages in which work takes its turn by its sender. */
const fairStages = new Set<string>()

export interface StageOptions {
  /** Senders compete here: each gets its share, however much another plans (ADR 0002). Elsewhere who was planned first is first. */
  readonly fairAmongSenders?: true
}

/** Declares a stage, so that planning for a misspelt one does not compile, with what waits there in the words of whoever looks at the queues. */
export function defineStage<Name extends string>(name: Name, words: Readonly<Record<Language, string>>, { fairAmongSenders }: StageOptions = {}): Name {
  stages.set(name, words)
  if (fairAmongSenders === true) fairStages.add(name)
  return name
}

export const isFairStage = (stage: string): boolean => fairStages.has(stage)

/** What waits at a stage, in words; its name where an older release planned work that this one does not know. */
export const stageText = (stage: string, language: Language): string => stages.get(stage)?.[language] ?? stage
