import type { PreparedFile } from '../../platform/content/index.ts'
import { prepareFile } from '../../platform/content/index.ts'
import type { UploadedFile } from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { formatFileSize } from '../../platform/i18n/index.ts'
import { NotNow } from '../../platform/problems/index.ts'
import type { Fault, FileRule, WizardPlace } from './wizard.ts'
import { wizardTexts } from './wizard.texts.ts'

/** What became of the file of a sent step; undefined when none was chosen. */
export type FileOutcome = { readonly kind: 'kept'; readonly prepared: PreparedFile } | { readonly kind: 'faulty'; readonly fault: Fault } | undefined

type Store = Pick<WizardPlace<unknown>, 'database' | 'contentStore' | 'scanner'>

async function* inOneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

/** What a scanner says against a file. Nothing passes unscanned where one is configured. */
async function virusFault({ scanner }: Pick<Store, 'scanner'>, { bytes }: UploadedFile, language: Language): Promise<string | undefined> {
  if (scanner === undefined) return undefined
  const said = wizardTexts[language]
  try {
    const { kind } = await scanner.scan(inOneChunk(bytes), bytes.length)
    if (kind === 'clean') return undefined
    return kind === 'found' ? said.virus : said.unscanned
  } catch (error) {
    if (error instanceof NotNow) return said.unscanned
    throw error
  }
}

/** What is wrong with a file, in words; undefined: nothing. */
export async function findFileFault(store: Pick<Store, 'scanner'>, rule: FileRule, file: UploadedFile, language: Language): Promise<string | undefined> {
  const said = wizardTexts[language]
  if (file.tooLarge) return said.tooLarge(formatFileSize(rule.maxBytes, language))
  if (file.bytes.length === 0) return said.emptyFile
  return rule.faultOf(file.bytes, language) ?? virusFault(store, file, language)
}

/** Judges the file that came with a step and seals it: durable when this answers, and named by whoever keeps the step. */
export async function keepFile(store: Store, rule: FileRule | undefined, files: readonly UploadedFile[], language: Language): Promise<FileOutcome> {
  const file = files.find(({ field }) => field === rule?.field)
  if (rule === undefined || file === undefined) return undefined
  const text = await findFileFault(store, rule, file, language)
  if (text !== undefined) return { kind: 'faulty', fault: { field: rule.field, text } }
  return { kind: 'kept', prepared: await prepareFile(store.contentStore, await store.database.now(), file) }
}
