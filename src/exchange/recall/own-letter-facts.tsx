import type { NumberType } from '../../parties/index.ts'
import { formatCalendarDate } from '../../platform/i18n/index.ts'
import type { Fact } from '../../platform/ui/index.ts'
import { StructuredList, useLanguage } from '../../platform/ui/index.ts'
import type { OwnLetter } from './own-letter.queries.ts'
import { recallTexts } from './recall.texts.ts'

interface ShownNumber {
  readonly type: NumberType
  readonly number: string
}

/** A letter as the one who may recall it checks it. */
export interface LetterToRecall {
  readonly letter: OwnLetter
  readonly organisation: string
  readonly senderNumber: ShownNumber | undefined
  readonly recipientNumber: ShownNumber | undefined
}

/** A person's number without its last four digits, as in the logs (administration.md, 7). */
const shown = ({ type, number }: ShownNumber): string => (type === 'CPR' ? `${number.slice(0, 6)}-****` : number)

const together = (...parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined && part !== '').join(', ') || '–'

/** ID, title, sender, recipient and value date, in this order (seed 001, 13.3). */
export function OwnLetterFacts({ letter, organisation, senderNumber, recipientNumber, more = [] }: LetterToRecall & { more?: readonly Fact[] }) {
  const language = useLanguage()
  const said = recallTexts[language]
  const { messageUuid, title, recipientLabel, doNotDeliverUntil } = letter
  const facts: Fact[] = [
    { label: said.letterId, value: <code>{messageUuid}</code> },
    { label: said.letterTitle, value: title ?? '–' },
    { label: said.sender, value: together(organisation, senderNumber && shown(senderNumber)) },
    { label: said.recipient, value: together(recipientLabel ?? undefined, recipientNumber && shown(recipientNumber)) },
    { label: said.valueDate, value: doNotDeliverUntil === null ? said.none : formatCalendarDate(doNotDeliverUntil, language) },
    ...more,
  ]
  return <StructuredList label={said.found} facts={facts} />
}
