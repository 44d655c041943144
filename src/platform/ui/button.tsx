import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'

/** How much a button asks for attention: one `primary` a page, `plain` looks like a link. */
export type ButtonWeight = 'primary' | 'secondary' | 'tertiary' | 'warning' | 'plain'

const weightClass: Readonly<Record<ButtonWeight, string>> = {
  primary: 'button button-primary',
  secondary: 'button button-secondary',
  tertiary: 'button button-tertiary',
  warning: 'button button-warning',
  plain: 'function-link',
}

interface ButtonLook {
  weight?: ButtonWeight | undefined
  icon?: IconName | undefined
  /** The icon alone is shown; the text stays for screen readers. */
  iconOnly?: boolean | undefined
  /** Words that only screen readers get, to tell equal buttons apart: "Delete" + "the letter from the tax agency". */
  about?: string | undefined
  children: ComponentChildren
}

interface ButtonProps extends ButtonLook {
  type?: 'submit' | 'button'
  name?: string
  value?: string
  id?: string
  disabled?: boolean
  /** Sends the form to another address than its own. */
  action?: string
}

export function Button({ type = 'submit', name, value, id, disabled, action, ...look }: ButtonProps) {
  return (
    <button type={type} class={lookClass(look)} name={name} value={value} id={id} disabled={disabled} formAction={action}>
      <ButtonContent {...look} />
    </button>
  )
}

interface ButtonLinkProps extends ButtonLook {
  href: string
  id?: string
  /** The browser saves the answer as a file instead of showing it. */
  download?: boolean
}

/** A link that looks like a button: for going somewhere, not for changing something. */
export function ButtonLink({ href, id, download, ...look }: ButtonLinkProps) {
  return (
    <a href={href} class={lookClass(look)} id={id} download={download}>
      <ButtonContent {...look} />
    </a>
  )
}

/** Buttons side by side, wrapping on narrow screens. */
export function ButtonGroup({ children }: { children: ComponentChildren }) {
  return <div class="button-group">{children}</div>
}

function lookClass({ weight = 'primary', iconOnly }: ButtonLook): string | undefined {
  return classNames(weightClass[weight], iconOnly && 'button-icon-only')
}

function ButtonContent({ icon, iconOnly, about, children }: ButtonLook) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {iconOnly ? <span class="sr-only">{children}</span> : children}
      {about !== undefined && <span class="sr-only"> {about}</span>}
    </>
  )
}
