import type { ComponentChildren } from 'preact'
import { texts } from '../../i18n/index.ts'
import { classNames } from '../class-names.ts'
import { useLanguage } from '../language-context.tsx'
import { HelpText } from './help-text.tsx'

const words = texts({
  da: { optional: '(frivilligt)', error: 'Fejl: ' },
  en: { optional: '(optional)', error: 'Error: ' },
})

/** `required`: must be filled in. `optional`: marked as such. `filter`: neither, as in a search form where every field is free. */
export type Requirement = 'required' | 'optional' | 'filter'

/** What every form field has. `id` is the name unless told; hint and error are tied to the control by `aria-describedby`. */
export interface FieldProps {
  name: string
  label: string
  id?: string | undefined
  hint?: string | undefined
  error?: string | undefined
  requirement?: Requirement | undefined
  disabled?: boolean | undefined
  /** What only some need to know, behind [?]. */
  help?: string | undefined
}

/** The attributes that tie a control to its label, hint and error. `also` is the id of a further description. */
export function controlAttributes({ name, id = name, hint, error, requirement = 'required', disabled = false }: FieldProps, also?: string) {
  const described = classNames(hint !== undefined && hintId(id), error !== undefined && errorId(id), also)
  return {
    id,
    name,
    required: requirement === 'required' && !disabled,
    disabled,
    'aria-invalid': error === undefined ? undefined : ('true' as const),
    'aria-describedby': described,
  }
}

/** Label, hint and error around one control. */
export function Field({ children, limit, ...field }: FieldProps & { children: ComponentChildren; limit?: number | undefined }) {
  const { name, label, id = name, hint, error, requirement, disabled, help } = field
  return (
    <div class={classNames('form-group', error !== undefined && 'form-error', limit !== undefined && 'form-limit')} data-maxlength={limit}>
      <label class={classNames('form-label', disabled && 'disabled')} for={id}>
        {label}
        {requirement === 'optional' && <OptionalMark />}
      </label>
      {help !== undefined && <HelpText id={helpId(id)} about={label} text={help} />}
      <Hint id={id} text={hint} />
      <FieldError id={id} text={error} />
      {children}
    </div>
  )
}

export const hintId = (id: string): string => `${id}-hint`
export const helpId = (id: string): string => `${id}-tooltipbutton`
export const errorId = (id: string): string => `${id}-error`

export function Hint({ id, text }: { id: string; text: string | undefined }) {
  return text === undefined ? null : <span class="form-hint" id={hintId(id)}>{text}</span>
}

export function FieldError({ id, text }: { id: string; text: string | undefined }) {
  const language = useLanguage()
  if (text === undefined) return null
  return (
    <span class="form-error-message" id={errorId(id)}>
      <span class="sr-only">{words[language].error}</span>
      {text}
    </span>
  )
}

export function OptionalMark() {
  return <span class="weight-normal"> {words[useLanguage()].optional}</span>
}
