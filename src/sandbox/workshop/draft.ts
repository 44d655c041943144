import type { UploadedForm } from '../../platform/http/index.ts'
import { isUuid, uuidV4 } from '../../platform/crypto/index.ts'

/** As much as a page shows and takes back; larger letters are checked by the API. */
export const maxShownBytes = 1_000_000

/** A letter's document, and more attachments than anybody writes for a test. */
const maxFiles = 20

/** A text beyond what is shown is handed back to be shortened; one beyond this is a slip of the clipboard. */
export const uploadLimits = { fieldBytes: 8_000_000, fileBytes: maxShownBytes, files: maxFiles } as const

/** A message as the workshop's form brings it. */
export interface Draft {
  /** As shown: the field's text, or the file's. */
  readonly message: string
  /** As it is checked and sent: a file's own bytes. */
  readonly bytes: Buffer
  /** The id of a system; empty for one of the letter's own sender. */
  readonly system: string
  /** The key of a message that says none; the form keeps it, so that it is the same when sent twice. */
  readonly spareUuid: string
  readonly tooLarge: 'message' | 'file' | undefined
}

/** What stands in a field; empty when there is none. */
export const fieldOf = (fields: UploadedForm['fields'], name: string): string => fields.get(name)?.at(-1) ?? ''

/** A form sends every line break as two characters, whatever was shown. */
export const typedText = (text: string): string => text.replaceAll('\r\n', '\n')

/** A file goes before the text, save one that is too large: then the text is kept. */
function textOf({ fields, files }: UploadedForm): Pick<Draft, 'message' | 'bytes' | 'tooLarge'> {
  const file = files.find(({ field }) => field === 'file')
  if (file !== undefined && !file.tooLarge) return { message: new TextDecoder().decode(file.bytes), bytes: file.bytes, tooLarge: undefined }
  const message = typedText(fieldOf(fields, 'message'))
  const bytes = Buffer.from(message)
  if (file !== undefined) return { message, bytes, tooLarge: 'file' }
  return { message, bytes, tooLarge: bytes.length > maxShownBytes ? 'message' : undefined }
}

/** Reads the form. */
export function readDraft(form: UploadedForm): Draft {
  const spare = fieldOf(form.fields, 'spareUuid')
  return { ...textOf(form), system: fieldOf(form.fields, 'system'), spareUuid: isUuid(spare) ? spare.toLowerCase() : uuidV4() }
}

/** The message under another UUID, in the field's text; as it was when it says none that can be read. */
export const renewed = (message: string, messageUuid: string | undefined): string =>
  messageUuid === undefined ? message : message.replace(new RegExp(messageUuid, 'i'), uuidV4())
