import { CharacterLimit, characterLimitId } from './character-limit.tsx'
import { classNames } from '../class-names.ts'
import { controlAttributes, Field } from './field.tsx'
import type { FieldProps } from './field.tsx'

interface TextareaProps extends FieldProps {
  value?: string | undefined
  rows?: number | undefined
  limit?: number | undefined
  /** As wide as a letter instead of an answer. */
  wide?: boolean | undefined
  readonly?: boolean | undefined
  /** For a program's text: letters of one width, no spelling. */
  code?: boolean | undefined
}

/** A field of many lines. */
export function Textarea({ value = '', rows, limit, wide, readonly, code, ...field }: TextareaProps) {
  const id = field.id ?? field.name
  const attributes = controlAttributes(field, limit === undefined ? undefined : characterLimitId(id))
  return (
    <Field {...field} limit={limit}>
      <textarea class={classNames('form-input', wide && 'wide', code && 'code')} rows={rows} readOnly={readonly} spellcheck={!code && undefined} value={written(value)} {...attributes} />
      {limit !== undefined && <CharacterLimit id={id} limit={limit} length={value.length} />}
    </Field>
  )
}

/** A browser drops a line break that a field begins with. */
const written = (value: string): string => (value.startsWith('\n') ? `\n${value}` : value)
