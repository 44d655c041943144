import type { Readable } from 'node:stream'
import type { UploadedFile } from '../../platform/http/index.ts'
import { readUpload } from '../../platform/http/index.ts'
import type { Caller } from '../../platform/http/index.ts'
import { csrfField, wizardWayField, wizardWays } from '../../platform/ui/index.ts'
import type { WizardWay } from '../../platform/ui/index.ts'
import type { FileRule } from './wizard.ts'
import { versionField } from './wizard-views.tsx'

/** A page of a wizard as it was sent. */
export interface SentForm {
  readonly csrf: string
  /** -1, which no draft has, where none came. */
  readonly version: number
  readonly way: WizardWay
  /** A field that came several times holds all its values. */
  readonly typed: Readonly<Record<string, string | readonly string[]>>
  readonly files: readonly UploadedFile[]
}

/** A field is a text of people, or a key; what is longer than a page of a book is neither. */
const fieldBytes = 20_000

/** U+0000, which no text can hold, goes. */
const clean = (value: string): string => value.replaceAll('\u0000', '')

/** Reads a sent page, with its file. Throws content.type.not.supported, request.body.unreadable, request.too.large. */
export async function readForm(body: Readable, { headers }: Pick<Caller, 'headers'>, file: FileRule | undefined): Promise<SentForm> {
  const { fields, files } = await readUpload(body, headers, { fieldBytes, fileBytes: file?.maxBytes ?? 0 })
  const first = (name: string): string => fields.get(name)?.[0] ?? ''
  const own = [...fields].filter(([name]) => name !== csrfField && name !== versionField && name !== wizardWayField && name !== file?.field)
  return {
    csrf: first(csrfField),
    version: /^\d{1,15}$/.test(first(versionField)) ? Number(first(versionField)) : -1,
    way: wizardWays.find((way) => way === first(wizardWayField)) ?? 'next',
    typed: Object.fromEntries(own.map(([name, values]) => [name, values.length === 1 ? clean(values[0] ?? '') : values.map(clean)])),
    files,
  }
}
