import { formatFileSize } from '../../platform/i18n/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { FileLink, IconName } from '../../platform/ui/index.ts'
import { extensionOf } from '../documents/file-presentation.ts'
import type { PlacedFile } from '../documents/choose-file.ts'
import { filePath } from '../post-paths.ts'
import type { LetterPlace } from '../post-paths.ts'

const icons: Readonly<Record<string, IconName>> = {
  pdf: 'file-pdf',
  png: 'file-image',
  jpg: 'file-image',
  jpeg: 'file-image',
  gif: 'file-image',
  doc: 'file-word',
  docx: 'file-word',
  xls: 'file-excel',
  xlsx: 'file-excel',
}

const languageNames: Readonly<Record<Language, Intl.DisplayNames>> = {
  da: new Intl.DisplayNames('da', { type: 'language' }),
  en: new Intl.DisplayNames('en', { type: 'language' }),
}

/** `engelsk`; undefined for what is no code of a language. */
const languageName = (code: string, language: Language): string | undefined => (/^[a-z]{2}$/i.test(code) ? languageNames[language].of(code) : undefined)

/** Where a file is shown; undefined when it can only be saved. */
export function shownAt(letter: LetterPlace, { presentation, ...place }: PlacedFile): string | undefined {
  if (presentation === 'none') return undefined
  return presentation === 'html' ? `${filePath(letter, place)}/view` : filePath(letter, place)
}

/** A file in a list: its name, what it is, and where it is shown and saved. */
export function fileLink(letter: LetterPlace, file: PlacedFile, language: Language): FileLink {
  const { filename, length, language: written } = file.content
  const extension = extensionOf(filename)
  const about = [extension.toUpperCase(), formatFileSize(length, language), languageName(written, language)]
  return {
    name: filename,
    href: shownAt(letter, file),
    downloadHref: filePath(letter, file),
    about: about.filter((fact) => fact !== undefined && fact !== '').join(', '),
    ...(Object.hasOwn(icons, extension) && icons[extension] !== undefined ? { icon: icons[extension] } : {}),
  }
}
