import type { ComponentChildren } from 'preact'
import { texts } from '../../i18n/index.ts'
import { Button, ButtonGroup } from '../button.tsx'
import { SideLayout } from '../content/layout.tsx'
import { ErrorSummary } from '../forms/error-summary.tsx'
import type { FieldFault } from '../forms/error-summary.tsx'
import { Form } from '../forms/form.tsx'
import { useLanguage } from '../language-context.tsx'
import { StepGuide, StepSubheading } from '../navigation/step-guide.tsx'
import type { Step } from '../navigation/step-guide.tsx'

const words = texts({
  da: { next: 'Næste', back: 'Tilbage', later: 'Gem og fortsæt senere', cancel: 'Annullér' },
  en: { next: 'Next', back: 'Back', later: 'Save and continue later', cancel: 'Cancel' },
})

/** The field of a wizard's form that says which button was pressed: a `WizardWay`. Absent when a form is sent by its Enter key in old browsers. */
export const wizardWayField = 'way'

/** Where a sent step leads. Every way brings what was typed along, so that going back loses nothing. */
export const wizardWays = ['next', 'back', 'later'] as const
export type WizardWay = (typeof wizardWays)[number]

interface WizardFrameProps {
  /** What the task is: "Create a system". */
  title: string
  steps: readonly Step[]
  /** Counted from 1. */
  current: number
  faults?: readonly FieldFault[]
  children: ComponentChildren
}

/** A page of a task of several steps: the task, where one stands in it, the step's own heading, and what the step is about. */
export function WizardFrame({ title, steps, current, faults = [], children }: WizardFrameProps) {
  return (
    <>
      <h1>{title}</h1>
      <ErrorSummary faults={faults} />
      <SideLayout side={<StepGuide steps={steps} current={current} />}>
        <StepSubheading current={current} total={steps.length} />
        <h2>{steps[current - 1]?.title}</h2>
        {children}
      </SideLayout>
    </>
  )
}

interface WizardPageProps extends WizardFrameProps {
  action: string
  csrfToken: string
  /** The step takes a file. */
  upload?: boolean
  /** What the button forward says where it does more than go on: "Create system". */
  nextText?: string | undefined
  /** Nothing of this task is kept, so it can only be left. */
  notKept?: boolean
  /** The page that asks whether to give the task up. */
  cancelHref?: string | undefined
}

/** A step that is filled in. The button forward is the first of the form, so that the Enter key goes forward. */
export function WizardPage({ children, action, csrfToken, upload = false, nextText, notKept = false, cancelHref, ...frame }: WizardPageProps) {
  const said = words[useLanguage()]
  return (
    <WizardFrame {...frame}>
      <Form action={action} csrfToken={csrfToken} upload={upload}>
        {children}
        <ButtonGroup>
          <Button name={wizardWayField} value="next">{nextText ?? said.next}</Button>
          {frame.current > 1 && <Button name={wizardWayField} value="back" weight="secondary">{said.back}</Button>}
          {!notKept && <Button name={wizardWayField} value="later" weight="plain">{said.later}</Button>}
          {cancelHref !== undefined && <a href={cancelHref}>{said.cancel}</a>}
        </ButtonGroup>
      </Form>
    </WizardFrame>
  )
}
