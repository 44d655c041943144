import type { UploadedFile, UploadedForm } from '../../platform/http/index.ts'
import { fieldOf, typedText } from './draft.ts'

/** The fields of a letter to be written, as typed: nothing is judged here, the check of the written letter does that. */
export interface LetterFormValues {
  readonly system: string
  readonly recipient: string
  readonly version: string
  readonly title: string
  readonly notification: string
  readonly text: string
  readonly valueDate: string
  readonly replyBy: string
  readonly contactPoint: string
  readonly messageCode: string
  /** Those of `flagNames` that are ticked. */
  readonly flags: readonly string[]
}

/** Yes or no, each a box to tick. */
export const flagNames = ['reply', 'mandatory', 'legalNotification'] as const

/** An empty form; letters may be answered unless told. */
export const emptyLetterForm: LetterFormValues = {
  system: '',
  recipient: '',
  version: '1.2',
  title: '',
  notification: '',
  text: '',
  valueDate: '',
  replyBy: '',
  contactPoint: '',
  messageCode: '',
  flags: ['reply'],
}

/** What the form says. */
export function readLetterForm({ fields }: UploadedForm): LetterFormValues {
  const typed = (name: keyof LetterFormValues): string => fieldOf(fields, name).trim()
  return {
    system: typed('system'),
    recipient: typed('recipient'),
    version: typed('version'),
    title: typed('title'),
    notification: typed('notification'),
    text: typedText(fieldOf(fields, 'text')),
    valueDate: typed('valueDate'),
    replyBy: typed('replyBy'),
    contactPoint: typed('contactPoint'),
    messageCode: typed('messageCode'),
    flags: fields.get('flags') ?? [],
  }
}

/** The files of one field, in the order chosen. */
export const filesOf = ({ files }: UploadedForm, field: string): UploadedFile[] => files.filter((file) => file.field === field)
