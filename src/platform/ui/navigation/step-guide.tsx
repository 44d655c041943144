import { texts } from '../../i18n/index.ts'
import { classNames } from '../class-names.ts'
import { Icon } from '../icon.tsx'
import { useLanguage } from '../language-context.tsx'

const words = texts({
  da: {
    stepOf: (step: number, steps: number) => `Trin ${step} af ${steps}`,
    done: (step: number) => `Trin ${step} gennemført`,
    faulty: (step: number) => `Fejl i trin ${step}`,
    steps: 'Trin',
  },
  en: {
    stepOf: (step, steps) => `Step ${step} of ${steps}`,
    done: (step) => `Step ${step} completed`,
    faulty: (step) => `Error in step ${step}`,
    steps: 'Steps',
  },
})

/** A step of a guide. Without an address it cannot be gone to yet. */
export interface Step {
  title: string
  href?: string | undefined
  state?: 'done' | 'faulty' | undefined
  note?: string | undefined
}

/** Where one is in a task of several pages. On narrow screens only "Step 2 of 6" shows, and unfolds. `current` counts from 1. */
export function StepGuide({ steps, current }: { steps: readonly Step[]; current: number }) {
  const said = words[useLanguage()]
  const title = steps[current - 1]?.title ?? ''
  return (
    <nav aria-label={said.steps}>
      <div class="d-none d-lg-block">
        <StepList steps={steps} current={current} />
      </div>
      <details class="details d-lg-none">
        <summary class="details-summary">{`${said.stepOf(current, steps.length)}: ${title}`}</summary>
        <StepList steps={steps} current={current} />
      </details>
    </nav>
  )
}

/** The words above a step's heading. */
export function StepSubheading({ current, total }: { current: number; total: number }) {
  return <p class="step-subheading">{words[useLanguage()].stepOf(current, total)}</p>
}

/** All steps, one below the other. */
export function StepList({ steps, current }: { steps: readonly Step[]; current: number }) {
  return (
    <ol class="step-indicator">
      {steps.map((step, index) => (
        <StepItem step={step} number={index + 1} isCurrent={index + 1 === current} />
      ))}
    </ol>
  )
}

function StepItem({ step, number, isCurrent }: { step: Step; number: number; isCurrent: boolean }) {
  const { href, state } = step
  const content = <StepContent step={step} number={number} />
  return (
    <li class={classNames(href === undefined && 'disabled', isCurrent && 'current', state === 'faulty' && 'error')}>
      {href === undefined ? (
        <div class="step">{content}</div>
      ) : (
        <a class="step" href={href} aria-current={isCurrent ? 'step' : undefined}>{content}</a>
      )}
    </li>
  )
}

function StepContent({ step: { title, state, note }, number }: { step: Step; number: number }) {
  const said = words[useLanguage()]
  return (
    <>
      <span class={state === undefined ? 'step-number' : 'step-icon'}>
        {state === undefined && <span>{number}</span>}
        {state === 'done' && <Icon name="check" label={said.done(number)} />}
        {state === 'faulty' && <Icon name="error" label={said.faulty(number)} />}
      </span>
      <div>
        <span class="step-title">{title}</span>
        {note !== undefined && <span class="step-information">{note}</span>}
      </div>
    </>
  )
}
