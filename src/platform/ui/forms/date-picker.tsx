import { texts } from '../../i18n/index.ts'
import type { PlainDate } from '../../clock/index.ts'
import { useLanguage } from '../language-context.tsx'
import { controlAttributes, Field } from './field.tsx'
import type { FieldProps } from './field.tsx'
import { writtenDate } from './written-date.ts'

const words = texts({
  da: { format: 'Skriv dag, måned og år, f.eks. 24.12.2027' },
  en: { format: 'Write day, month and year, e.g. 24.12.2027' },
})

interface DatePickerProps extends FieldProps {
  /** A day, or what was typed and could not be read. */
  value?: string | undefined
  earliest?: PlainDate | undefined
  latest?: PlainDate | undefined
}

/** A day: typed, or chosen from the design system's calendar, which a script adds. `readDate` reads what is sent. */
export function DatePicker({ value, earliest, latest, hint, ...props }: DatePickerProps) {
  const field = { ...props, hint: hint ?? words[useLanguage()].format }
  return (
    <Field {...field}>
      <div class="date-picker" data-min-date={earliest} data-max-date={latest} data-dateformat="DD.MM.YYYY">
        <input type="text" class="form-input" value={value === undefined ? undefined : writtenDate(value)} autocomplete="off" {...controlAttributes(field)} />
      </div>
    </Field>
  )
}
