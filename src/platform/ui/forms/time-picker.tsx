import { texts } from '../../i18n/index.ts'
import { useLanguage } from '../language-context.tsx'
import type { FieldProps } from './field.tsx'
import { Input } from './input.tsx'

const words = texts({
  da: { format: 'Skriv timer og minutter, f.eks. 8.30' },
  en: { format: 'Write hours and minutes, e.g. 8.30' },
})

/** Every half hour of a working day; any other time can be typed. */
const halfHours = Array.from({ length: 24 }, (_, half) => `${String(6 + Math.floor(half / 2)).padStart(2, '0')}.${half % 2 === 0 ? '00' : '30'}`)

/** A time of day in Denmark: typed, or chosen from the half hours. `readTimeOfDay` reads what is sent. */
export function TimePicker({ hint, ...field }: FieldProps & { value?: string | undefined }) {
  const suggestions = halfHours.map((time) => ({ value: time, label: time }))
  return <Input {...field} hint={hint ?? words[useLanguage()].format} length={8} autocomplete="off" suggestions={suggestions} />
}
