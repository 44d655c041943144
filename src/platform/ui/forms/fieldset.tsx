import type { ComponentChildren } from 'preact'
import { classNames } from '../class-names.ts'
import { errorId, FieldError, helpId, Hint, hintId, OptionalMark } from './field.tsx'
import type { FieldProps } from './field.tsx'
import { HelpText } from './help-text.tsx'

/** A question whose answers are several controls: the legend asks, the controls answer. */
export function Fieldset({ name, label, id = name, hint, error, requirement, help, children }: FieldProps & { children: ComponentChildren }) {
  const described = classNames(hint !== undefined && hintId(id), error !== undefined && errorId(id))
  return (
    <div class={classNames('form-group', error !== undefined && 'form-error')}>
      <fieldset aria-describedby={described}>
        <legend class="form-label">
          {label}
          {requirement === 'optional' && <OptionalMark />}
          {help !== undefined && <HelpText id={helpId(id)} about={label} text={help} />}
        </legend>
        <Hint id={id} text={hint} />
        <FieldError id={id} text={error} />
        {children}
      </fieldset>
    </div>
  )
}
