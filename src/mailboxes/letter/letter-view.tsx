import type { Instant } from '../../platform/clock/index.ts'
import { formatDateTime } from '../../platform/i18n/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import {
  BackLink, Badge, Button, ButtonGroup, ButtonLink, Details, DocumentFrame, DocumentImage, DocumentText, FileList, Form, LetterActions, LetterHead, LetterSection, PdfFrame, Toolbar, useLanguage,
} from '../../platform/ui/index.ts'
import type { Fact } from '../../platform/ui/index.ts'
import type { PlacedFile } from '../documents/choose-file.ts'
import { filesOf } from '../documents/choose-file.ts'
import { folderName } from '../folder.ts'
import type { LetterDocument } from '../letter-document.ts'
import { calendarPath, folderPath, letterPath, mailboxPath } from '../post-paths.ts'
import { actionOf } from './action-of.ts'
import { fileLink, shownAt } from './file-link.ts'
import type { LetterInMailbox } from './letter-in-mailbox.ts'
import { letterTexts } from './letter.texts.ts'

export interface ShownFile {
  readonly file: PlacedFile
  /** The words of a text; other kinds are fetched by the browser. */
  readonly text: string | undefined
}

export interface LetterProps {
  readonly letter: LetterInMailbox
  /** Undefined when the letter has no main document. */
  readonly shown: ShownFile | undefined
  readonly now: Instant
  readonly csrfToken: string
}

/** The address of the folder in which a letter lies. */
export const folderOf = ({ mailboxId, folderId, folderType }: LetterInMailbox): string => (folderType === 'INBOX' ? mailboxPath(mailboxId) : folderPath(mailboxId, folderId))

/** The way back to the folder, by its name. */
export function FolderLink({ letter }: { letter: LetterInMailbox }) {
  return <BackLink href={folderOf(letter)} text={folderName({ type: letter.folderType, name: letter.folderName }, useLanguage())} />
}

/** An opened letter. */
export function Letter({ letter, shown, now, csrfToken }: LetterProps) {
  return (
    <>
      <FolderLink letter={letter} />
      <LetterHead sender={letter.sender} title={letter.title} facts={factsOf(letter, useLanguage())}>
        <Marks letter={letter} />
      </LetterHead>
      <Actions letter={letter} now={now} />
      <MainDocument letter={letter} shown={shown} />
      <Attachments letter={letter} />
      <Handling letter={letter} csrfToken={csrfToken} />
    </>
  )
}

function factsOf({ receivedAt, replyBy, mailbox }: LetterInMailbox, language: Language): Fact[] {
  const said = letterTexts[language]
  return [
    { label: said.received, value: formatDateTime(receivedAt, language) },
    ...(mailbox.kind === 'person' ? [] : [{ label: said.to, value: mailbox.name }]),
    ...(replyBy === null ? [] : [{ label: said.replyBy, value: formatDateTime(replyBy, language) }]),
  ]
}

function Marks({ letter: { legalNotification, mandatory } }: { letter: LetterInMailbox }) {
  const said = letterTexts[useLanguage()]
  if (!legalNotification && !mandatory) return null
  return (
    <Toolbar>
      {legalNotification && <Badge tone="warning">{said.legalNotification}</Badge>}
      {mandatory && <Badge>{said.mandatory}</Badge>}
    </Toolbar>
  )
}

function Actions({ letter, now }: { letter: LetterInMailbox; now: Instant }) {
  const language = useLanguage()
  const said = letterTexts[language]
  const actions = letter.documents.flatMap((document, above) =>
    document.actions.map((action, index) => actionOf(action, { language, now, calendarHref: calendarPath(letter, { document: above + 1, action: index + 1 }) })),
  )
  if (actions.length === 0) return null
  return (
    <LetterSection title={said.actions}>
      <LetterActions label={said.actions} actions={actions} />
    </LetterSection>
  )
}

function MainDocument({ letter, shown }: { letter: LetterInMailbox; shown: ShownFile | undefined }) {
  const language = useLanguage()
  const said = letterTexts[language]
  if (shown === undefined) return <p>{said.noContent}</p>
  const variants = filesOf(letter.documents[shown.file.document - 1]?.files ?? [], shown.file.document)
  const files = variants.map((variant) => {
    const link = fileLink(letter, variant, language)
    const inPage = variant.file === shown.file.file || variant.presentation === 'none'
    return inPage ? link : { ...link, href: `${letterPath(letter)}?file=${variant.file}` }
  })
  return (
    <LetterSection title={said.letter} quiet>
      <Shown letter={letter} shown={shown} />
      <FileList label={said.variants} files={files} />
    </LetterSection>
  )
}

function Shown({ letter, shown: { file, text } }: { letter: LetterInMailbox; shown: ShownFile }) {
  const said = letterTexts[useLanguage()]
  const src = shownAt(letter, file)
  const title = said.letterNamed(letter.title)
  if (text !== undefined) return <DocumentText>{text}</DocumentText>
  if (src === undefined) return <p>{said.notShown}</p>
  if (file.presentation === 'pdf') return <PdfFrame src={src} title={title} open={said.openPdf} />
  if (file.presentation === 'image') return <DocumentImage src={src} title={title} />
  return <DocumentFrame src={src} title={title} />
}

const filesOfType = (documents: readonly LetterDocument[], type: LetterDocument['type']): PlacedFile[] =>
  documents.flatMap((document, index) => (document.type === type ? filesOf(document.files, index + 1) : []))

function Attachments({ letter }: { letter: LetterInMailbox }) {
  const language = useLanguage()
  const said = letterTexts[language]
  const additional = filesOfType(letter.documents, 'ADDITIONAL').map((file) => fileLink(letter, file, language))
  const technical = filesOfType(letter.documents, 'TECHNICAL').map((file) => fileLink(letter, file, language))
  return (
    <>
      {additional.length > 0 && (
        <LetterSection title={said.attachments}>
          <FileList label={said.attachments} files={additional} />
        </LetterSection>
      )}
      {technical.length > 0 && (
        <Details summary={said.technical}>
          <FileList label={said.technicalFiles} files={technical} />
        </Details>
      )}
    </>
  )
}

function Handling({ letter, csrfToken }: { letter: LetterInMailbox; csrfToken: string }) {
  const said = letterTexts[useLanguage()]
  return (
    <Form action={`${letterPath(letter)}/read`} csrfToken={csrfToken}>
      <ButtonGroup>
        <ButtonLink href={`${letterPath(letter)}/archive`} weight="secondary" icon="download" download>{said.archive}</ButtonLink>
        {letter.mailbox.mayWrite && <Button name="read" value="false" weight="tertiary" icon="email">{said.markUnread}</Button>}
      </ButtonGroup>
    </Form>
  )
}
