import { Button, ButtonGroup, ButtonLink, Form, Lead, StructuredList, useLanguage } from '../../platform/ui/index.ts'
import { formatDateTime } from '../../platform/i18n/index.ts'
import { letterPath } from '../post-paths.ts'
import type { LetterInMailbox } from './letter-in-mailbox.ts'
import { FolderLink, folderOf } from './letter-view.tsx'
import { letterTexts } from './letter.texts.ts'

/** Asks before a legal notice is opened, for opening it has effects in law. */
export function LegalNotice({ letter, csrfToken }: { letter: LetterInMailbox; csrfToken: string }) {
  const language = useLanguage()
  const words = letterTexts[language]
  const said = words.legal
  return (
    <>
      <FolderLink letter={letter} />
      <h1>{said.title}</h1>
      <Lead>{said.what(letter.sender)}</Lead>
      <p>{said.consequence}</p>
      <StructuredList
        label={words.letter}
        facts={[
          { label: said.heading, value: letter.title },
          { label: words.received, value: formatDateTime(letter.receivedAt, language) },
        ]}
      />
      <Form action={`${letterPath(letter)}/legal-notice`} csrfToken={csrfToken}>
        <ButtonGroup>
          <Button>{said.open}</Button>
          <ButtonLink href={folderOf(letter)} weight="secondary">{said.notNow}</ButtonLink>
        </ButtonGroup>
      </Form>
    </>
  )
}
