import type { Memo } from '../../memo/index.ts'
import { formatFileSize } from '../../platform/i18n/index.ts'
import { StructuredList, useLanguage } from '../../platform/ui/index.ts'
import { workshopTexts } from './workshop.texts.ts'

const named = (name: string | undefined, number: string): string => (name === undefined ? number : `${name} (${number})`)

/** What a right letter says, in a few lines. */
export function LetterInShort({ memo }: { memo: Memo }) {
  const language = useLanguage()
  const said = workshopTexts[language].facts
  const { sender, recipient, label } = memo.header
  const files = memo.documents.flatMap((document) => document.files).map(({ filename, length }) => `${filename} (${formatFileSize(length, language)})`)
  return (
    <StructuredList
      label={said.label}
      facts={[
        { label: said.version, value: memo.version },
        { label: said.from, value: named(sender.label, sender.senderId) },
        { label: said.to, value: named(recipient.label, recipient.recipientId) },
        { label: said.title, value: label },
        { label: said.files, value: files.length === 0 ? said.none : files.join(', ') },
      ]}
    />
  )
}
