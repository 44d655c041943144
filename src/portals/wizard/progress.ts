import type { Language } from '../../platform/i18n/index.ts'
import type { KeptSteps } from './draft.ts'
import type { Fault, StepFacts, Wizard } from './wizard.ts'

type AnyWizard = Pick<Wizard<never>, 'steps'>
type AnyStep = Wizard<never>['steps'][string]

/** Where a step stands: not sent yet, sent with faults, or done. */
export interface Standing {
  readonly name: string
  readonly step: AnyStep
  readonly state: 'undone' | 'faulty' | 'done'
  readonly facts: StepFacts<unknown, Record<string, unknown>, unknown>
  /** What is wrong with what was sent. */
  readonly faults: readonly Fault[]
}

/** All answers, as the steps read them; a page that nobody saw yet has empty ones. */
export const answersOf = ({ steps }: AnyWizard, kept: KeptSteps): Record<string, unknown> =>
  Object.fromEntries(Object.entries(steps).map(([name, step]) => [name, step.fields.parse(kept[name]?.typed ?? {})]))

/** The steps that there are by what was answered, in their order, each with its standing. Pure. */
export function standingsOf(wizard: AnyWizard, kept: KeptSteps, { context, language }: { readonly context: unknown; readonly language: Language }): Standing[] {
  const answers = answersOf(wizard, kept)
  return Object.entries(wizard.steps)
    .filter(([, { applies }]) => applies?.(answers) ?? true)
    .map(([name, step]) => {
      const facts = { typed: answers[name], answers, context, language }
      if (kept[name]?.isSent !== true) return { name, step, state: 'undone', facts, faults: [] }
      const faults = step.check(facts)
      return { name, step, state: faults.length === 0 ? 'done' : 'faulty', facts, faults }
    })
}

/** The first step that is still to be done; undefined when only the summary is left. */
export const nextOf = (standings: readonly Standing[]): Standing | undefined => standings.find(({ state }) => state !== 'done')

/** How many steps can be opened: those that are done and the one after them. */
export function openCount(standings: readonly Standing[]): number {
  const next = nextOf(standings)
  return next === undefined ? standings.length : standings.indexOf(next) + 1
}
