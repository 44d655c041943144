import type { ComponentChildren } from 'preact'
import { texts } from '../../i18n/index.ts'
import { Button, ButtonGroup } from '../button.tsx'
import type { ButtonWeight } from '../button.tsx'
import { StructuredList } from '../content/structured-list.tsx'
import type { Fact } from '../content/structured-list.tsx'
import { ErrorSummary } from '../forms/error-summary.tsx'
import type { FieldFault } from '../forms/error-summary.tsx'
import { Form } from '../forms/form.tsx'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-names.ts'
import { useLanguage } from '../language-context.tsx'

const words = texts({
  da: { cancel: 'Annullér', about: 'Det gælder' },
  en: { cancel: 'Cancel', about: 'This concerns' },
})

interface ConfirmationPageProps {
  /** The question: "Delete the system?" */
  title: string
  /** What will happen, in a sentence. */
  consequence: string
  /** What it happens to. */
  facts?: readonly Fact[]
  action: string
  csrfToken: string
  /** What the button does, in a word of its own: "Delete", never "OK". */
  confirmText: string
  /** `warning` where something is lost. */
  weight?: Extract<ButtonWeight, 'primary' | 'warning'>
  cancelHref: string
  faults?: readonly FieldFault[]
  /** Hidden fields, a reason, a tick. */
  children?: ComponentChildren
}

/** Asks before something is done. A page with its own address; a script lifts it to a dialog above the page whose `ConfirmationLink` leads here. */
export function ConfirmationPage(props: ConfirmationPageProps) {
  const { title, consequence, facts = [], action, csrfToken, confirmText, weight = 'primary', cancelHref, faults = [], children } = props
  const said = words[useLanguage()]
  return (
    <div data-confirmation>
      <h1 id="confirmation-title">{title}</h1>
      <ErrorSummary faults={faults} />
      <p>{consequence}</p>
      {facts.length > 0 && <StructuredList label={said.about} facts={facts} />}
      <Form action={action} csrfToken={csrfToken}>
        {children}
        <ButtonGroup>
          <Button weight={weight}>{confirmText}</Button>
          <a class="button button-secondary" href={cancelHref} data-confirmation-cancel>{said.cancel}</a>
        </ButtonGroup>
      </Form>
    </div>
  )
}

interface ConfirmationLinkProps {
  /** A `ConfirmationPage`. */
  href: string
  /** Words that only screen readers get, to tell equal links apart. */
  about?: string | undefined
  icon?: IconName | undefined
  /** A link in a text or a menu unless told. */
  weight?: 'primary' | 'secondary' | 'tertiary' | 'warning' | undefined
  children: ComponentChildren
}

/** Leads to a question that a script shows as a dialog. */
export function ConfirmationLink({ href, about, icon, weight, children }: ConfirmationLinkProps) {
  return (
    <a href={href} class={weight && `button button-${weight}`} data-confirm>
      {icon && <Icon name={icon} />}
      {children}
      {about !== undefined && <span class="sr-only"> {about}</span>}
    </a>
  )
}
