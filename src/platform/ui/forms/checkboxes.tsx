import type { Choice } from './choice.ts'
import { errorId, FieldError, Hint, hintId } from './field.tsx'
import type { FieldProps } from './field.tsx'
import { Fieldset } from './fieldset.tsx'
import { classNames } from '../class-names.ts'

interface CheckboxesProps extends FieldProps {
  choices: readonly Choice[]
  values?: readonly string[]
}

/** Any of a few. The first choice carries the id of the question, so that an error summary can lead to it. */
export function Checkboxes({ choices, values = [], ...field }: CheckboxesProps) {
  const { name, id = name } = field
  return (
    <Fieldset {...field}>
      {choices.map((choice, index) => (
        <Tick
          id={index === 0 ? id : `${id}-${index + 1}`}
          name={name}
          choice={choice}
          checked={values.includes(choice.value)}
          disabled={choice.disabled ?? field.disabled}
        />
      ))}
    </Fieldset>
  )
}

interface CheckboxProps {
  name: string
  label: string
  /** What is sent when ticked; `true` unless told. */
  value?: string
  id?: string
  checked?: boolean
  required?: boolean
  disabled?: boolean
  hint?: string
  error?: string | undefined
}

/** A single yes or no, as in "I have read this". */
export function Checkbox({ name, label, value = 'true', id = name, hint, error, ...state }: CheckboxProps) {
  return (
    <div class={classNames('form-group', error !== undefined && 'form-error')}>
      <FieldError id={id} text={error} />
      <Tick id={id} name={name} choice={{ value, label, ...(hint === undefined ? {} : { hint }) }} error={error} {...state} />
    </div>
  )
}

interface TickProps {
  id: string
  name: string
  choice: Choice
  checked?: boolean | undefined
  required?: boolean | undefined
  disabled?: boolean | undefined
  error?: string | undefined
}

function Tick({ id, name, choice, checked, required, disabled, error }: TickProps) {
  const described = classNames(choice.hint !== undefined && hintId(`${id}-choice`), error !== undefined && errorId(id))
  return (
    <div class="form-group-checkbox">
      <input
        type="checkbox"
        id={id}
        name={name}
        class="form-checkbox"
        value={choice.value}
        checked={checked}
        required={required}
        disabled={disabled}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={described}
      />
      <label class="form-label" for={id}>{choice.label}</label>
      <Hint id={`${id}-choice`} text={choice.hint} />
    </div>
  )
}
