import { classNames } from '../class-names.ts'
import type { Choice } from './choice.ts'
import { controlAttributes, Field } from './field.tsx'
import type { FieldProps } from './field.tsx'

interface SelectProps extends FieldProps {
  choices: readonly Choice[]
  value?: string | undefined
  /** As wide as a letter, for long names. */
  wide?: boolean | undefined
}

/** One of many; up to about seven choices are easier to read as `Radios`. */
export function Select({ choices, value, wide, ...field }: SelectProps) {
  return (
    <Field {...field}>
      <select class={classNames('form-select', wide && 'wide')} {...controlAttributes(field)}>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value} disabled={choice.disabled}>{choice.label}</option>
        ))}
      </select>
    </Field>
  )
}
