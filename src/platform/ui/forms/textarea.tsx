import { CharacterLimit, characterLimitId } from './character-limit.tsx'
import { controlAttributes, Field } from './field.tsx'
import type { FieldProps } from './field.tsx'

interface TextareaProps extends FieldProps {
  value?: string | undefined
  rows?: number | undefined
  limit?: number | undefined
  /** As wide as a letter instead of an answer. */
  wide?: boolean | undefined
  readonly?: boolean | undefined
}

/** A field of many lines. */
export function Textarea({ value = '', rows, limit, wide = false, readonly = false, ...field }: TextareaProps) {
  const id = field.id ?? field.name
  const attributes = controlAttributes(field, limit === undefined ? undefined : characterLimitId(id))
  return (
    <Field {...field} limit={limit}>
      <textarea class={wide ? 'form-input wide' : 'form-input'} rows={rows} readOnly={readonly} value={value} {...attributes} />
      {limit !== undefined && <CharacterLimit id={id} limit={limit} length={value.length} />}
    </Field>
  )
}
