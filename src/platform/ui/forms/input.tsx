import type { ComponentChildren } from 'preact'
import type { Choice } from './choice.ts'
import { CharacterLimit, characterLimitId } from './character-limit.tsx'
import { classNames } from '../class-names.ts'
import { controlAttributes, Field } from './field.tsx'
import type { FieldProps } from './field.tsx'

interface Affix {
  /** A unit or sign before or after the field. Screen readers do not get it, so the label must say it too. */
  prefix?: string | undefined
  suffix?: string | undefined
}

interface InputProps extends FieldProps, Affix {
  type?: 'text' | 'email' | 'tel' | 'url' | 'number' | 'password' | 'date' | 'datetime-local' | 'file' | undefined
  value?: string | undefined
  /** How many characters the field is wide: a postcode 4, a telephone number 8, a CPR number with its dash 11, a UUID 36. */
  length?: 4 | 8 | 11 | 27 | 36 | undefined
  /** As wide as a letter: a title, a sentence. */
  wide?: boolean | undefined
  /** Shows how many characters are left. The server checks the limit too; the browser does not cut what is pasted. */
  limit?: number | undefined
  /** What the browser may fill in, by HTML's list of autofill names (WCAG 1.3.5). */
  autocomplete?: string | undefined
  inputMode?: 'numeric' | 'decimal' | undefined
  readonly?: boolean | undefined
  /** Media types or file endings that a file field takes. */
  accept?: string | undefined
  /** A file field takes several files. */
  multiple?: boolean | undefined
  /** Values to choose from as one types; any other may be typed too. */
  suggestions?: readonly Choice[] | undefined
}

/** A field of one line. */
export function Input(props: InputProps) {
  const { type = 'text', value, length, wide, limit, autocomplete, inputMode, prefix, suffix, readonly, accept, multiple, suggestions, ...field } = props
  const id = field.id ?? field.name
  // Preact ties the roles of an input to its type and so takes no type that is only known when the page is shown.
  const typed: object = { type }
  return (
    <Field {...field} limit={limit}>
      <WithAffix prefix={prefix} suffix={suffix}>
        <input
          {...typed}
          class={inputClass(length, wide)}
          value={value}
          autocomplete={autocomplete}
          inputMode={inputMode}
          readOnly={readonly}
          accept={accept}
          multiple={multiple}
          list={suggestions && suggestionsId(id)}
          {...controlAttributes(field, limit === undefined ? undefined : characterLimitId(id))}
        />
      </WithAffix>
      {suggestions && <Suggestions id={id} choices={suggestions} />}
      {limit !== undefined && <CharacterLimit id={id} limit={limit} length={value?.length ?? 0} />}
    </Field>
  )
}

const inputClass = (length: InputProps['length'], wide = false): string | undefined =>
  classNames('form-input', wide && 'wide', length !== undefined && `input-char-${length}`)

const suggestionsId = (id: string): string => `${id}-suggestions`

function Suggestions({ id, choices }: { id: string; choices: readonly Choice[] }) {
  return (
    <datalist id={suggestionsId(id)}>
      {choices.map(({ value, label }) => (
        <option value={value} label={label} />
      ))}
    </datalist>
  )
}

function WithAffix({ prefix, suffix, children }: Affix & { children: ComponentChildren }) {
  if (prefix === undefined && suffix === undefined) return <>{children}</>
  return (
    <div class={classNames('form-input-wrapper', prefix !== undefined && 'form-input-wrapper--prefix', suffix !== undefined && 'form-input-wrapper--suffix')}>
      {prefix !== undefined && <div class="form-input-prefix" aria-hidden="true">{prefix}</div>}
      {children}
      {suffix !== undefined && <div class="form-input-suffix" aria-hidden="true">{suffix}</div>}
    </div>
  )
}
