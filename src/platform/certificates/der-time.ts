import type { MachineTime } from '../clock/index.ts'
import { instantText } from '../clock/index.ts'
import type { DerValue } from './der-reader.ts'
import { DerFault } from './der-reader.ts'
import { derTags } from './der-tags.ts'
import { der } from './der-writer.ts'

/** Years of two digits are those of 1950 to 2049 (RFC 5280 §4.1.2.5). */
const century = (shortYear: string): string => (Number(shortYear) < 50 ? '20' : '19')

/** `20270301080000Z` or, in UTCTime, `270301080000Z`. Throws DerFault. */
export function readTime({ tag, content }: DerValue): MachineTime {
  const text = content.toString('latin1')
  const digits = tag === derTags.utcTime ? century(text.slice(0, 2)) + text : text
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits) ?? []
  const epochMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  if (Number.isNaN(epochMs)) throw new DerFault('A time is broken')
  return epochMs as MachineTime // branding
}

const firstGeneralizedYear = 2050

/** UTCTime until 2049, GeneralizedTime from then on (RFC 5280 §4.1.2.5). Milliseconds are cut off. */
export function derTime(moment: MachineTime): Buffer {
  const digits = instantText(moment).replaceAll(/[-:T]|\.\d+/g, '')
  return Number(digits.slice(0, 4)) < firstGeneralizedYear ? der(derTags.utcTime, Buffer.from(digits.slice(2))) : der(derTags.generalizedTime, Buffer.from(digits))
}
