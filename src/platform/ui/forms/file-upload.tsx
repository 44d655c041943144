import { formatFileSize, texts } from '../../i18n/index.ts'
import { useLanguage } from '../language-context.tsx'
import type { FieldProps } from './field.tsx'
import { Input } from './input.tsx'

const words = texts({
  da: {
    rule: (kinds: string, size: string) => `${kinds}, højst ${size}.`,
    kept: (name: string) => `Du har givet ${name}. Vælg kun en fil, hvis den skal erstattes.`,
  },
  en: {
    rule: (kinds, size) => `${kinds}, at most ${size}.`,
    kept: (name) => `You have given ${name}. Choose a file only to replace it.`,
  },
})

interface FileUploadProps extends FieldProps {
  /** The kinds of file in words: "PDF". */
  kinds: string
  /** The same for the browser: media types or endings. */
  accept: string
  maxBytes: number
  /** The name of the file that was given before and is kept unless another one is chosen. */
  kept?: string | undefined
  multiple?: boolean | undefined
}

/** A file from the reader's machine; kind and size are said before, not after. The form around it needs `upload`. */
export function FileUpload({ kinds, accept, maxBytes, kept, hint, requirement, ...field }: FileUploadProps) {
  const language = useLanguage()
  const said = words[language]
  const told = [hint, said.rule(kinds, formatFileSize(maxBytes, language)), kept === undefined ? undefined : said.kept(kept)]
  return (
    <Input
      {...field}
      type="file"
      accept={accept}
      hint={told.filter((text) => text !== undefined).join(' ')}
      requirement={kept === undefined ? requirement : 'filter'}
    />
  )
}
