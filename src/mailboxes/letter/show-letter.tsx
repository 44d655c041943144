import { requireSession } from '../../login/index.ts'
import type { Session } from '../../login/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import { listContents, openContent } from '../../platform/content/index.ts'
import type { ContentRow } from '../../platform/content/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { Answer, Caller } from '../../platform/http/index.ts'
import { languageOf } from '../../portals/index.ts'
import { chooseFile, filesOf } from '../documents/choose-file.ts'
import type { PlacedFile } from '../documents/choose-file.ts'
import { decodeText } from '../documents/decode-text.ts'
import { decodedWhole } from '../documents/decoded-file.ts'
import type { LetterPlace } from '../post-paths.ts'
import { postView } from '../post-view.tsx'
import type { PostServices } from '../post-view.tsx'
import { LegalNotice } from './legal-notice-view.tsx'
import type { LetterInMailbox } from './letter-in-mailbox.ts'
import { Letter } from './letter-view.tsx'
import { letterTexts } from './letter.texts.ts'
import { openLetter } from './open-letter.ts'

interface FileWish {
  readonly language: string
  readonly wish: number | undefined
}

interface Opened {
  readonly letter: LetterInMailbox
  readonly file: PlacedFile | undefined
  /** The raw letter, if the page shows words of it. */
  readonly row: ContentRow | undefined
  readonly now: Instant
}

function mainFile({ documents }: LetterInMailbox, wish: FileWish): PlacedFile | undefined {
  const main = documents.findIndex(({ type }) => type === 'MAIN')
  return chooseFile(filesOf(documents[main]?.files ?? [], main + 1), wish)
}

async function open(tx: Transaction, session: Session, place: LetterPlace, wish: FileWish): Promise<Opened> {
  const letter = await openLetter(tx, session, place)
  const file = letter.asksFirst ? undefined : mainFile(letter, wish)
  const row = file?.presentation === 'text' ? (await listContents(tx, { contentIds: [place.letterId] }))[0] : undefined
  return { letter, file, row, now: tx.now }
}

/** The page of a letter; that of a legal notice asks first. */
export async function showLetter(services: PostServices, caller: Caller, place: LetterPlace, wish: number | undefined): Promise<Answer> {
  const session = await requireSession(services, caller)
  const { csrfToken } = session
  const language = languageOf(caller)
  const { letter, file, row, now } = await services.database.transaction((tx) => open(tx, session, place, { language, wish }))
  if (letter.asksFirst) {
    const children = <LegalNotice letter={letter} csrfToken={csrfToken} />
    return postView(services, { caller, session, title: letterTexts[language].legal.title, children })
  }
  const text = row && file && decodeText(await decodedWhole(openContent(services.contentStore, row), file.content))
  const children = <Letter letter={letter} shown={file && { file, text }} now={now} csrfToken={csrfToken} />
  return postView(services, { caller, session, title: letter.title, children })
}
