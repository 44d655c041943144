import type { Choice } from './choice.ts'
import { Hint, hintId } from './field.tsx'
import type { FieldProps } from './field.tsx'
import { Fieldset } from './fieldset.tsx'

interface RadiosProps extends FieldProps {
  choices: readonly Choice[]
  value?: string | undefined
}

/** One of a few. The first choice carries the id of the question, so that an error summary can lead to it. */
export function Radios({ choices, value, ...field }: RadiosProps) {
  const { name, id = name } = field
  return (
    <Fieldset {...field}>
      {choices.map((choice, index) => {
        const choiceId = index === 0 ? id : `${id}-${index + 1}`
        return (
          <div class="form-group-radio">
            <input
              type="radio"
              id={choiceId}
              name={name}
              class="form-radio"
              value={choice.value}
              checked={choice.value === value}
              disabled={choice.disabled ?? field.disabled}
              aria-describedby={choice.hint === undefined ? undefined : hintId(`${choiceId}-choice`)}
            />
            <label class="form-label" for={choiceId}>{choice.label}</label>
            <Hint id={`${choiceId}-choice`} text={choice.hint} />
          </div>
        )
      })}
    </Fieldset>
  )
}
