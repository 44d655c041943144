import { Readable } from 'node:stream'
import { loginProblems, requireSession } from '../../login/index.ts'
import type { Answer, AnswerKind, Caller, Route } from '../../platform/http/index.ts'
import { contentDisposition, route, seeOther } from '../../platform/http/index.ts'
import { listContents, openContent } from '../../platform/content/index.ts'
import type { ContentRow, OpenedContent } from '../../platform/content/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import type { LetterInMailbox } from '../letter/letter-in-mailbox.ts'
import { openLetterForFile } from '../letter/open-letter.ts'
import type { LetterFile } from '../letter-document.ts'
import { actionParameters, fileParameters, letterParameters } from '../post-parameters.ts'
import type { FilePlace, LetterPlace } from '../post-paths.ts'
import { letterPath } from '../post-paths.ts'
import type { PostServices } from '../post-view.tsx'
import { calendarOf } from './calendar.ts'
import { fileAt } from './choose-file.ts'
import { fileAnswer } from './file-answer.ts'
import { letterArchive } from './letter-archive.ts'
import { safeFileName } from './safe-file-names.ts'
import { sandboxedHeaders } from './document-policy.ts'
import { htmlViewAnswer } from './html-view.ts'

interface OpenedLetter {
  readonly letter: LetterInMailbox
  readonly content: OpenedContent
}

/** Undefined: a legal notice that must be asked about first, on its own page. */
async function openWithContent(services: PostServices, caller: Caller, place: LetterPlace): Promise<OpenedLetter | undefined> {
  const session = await requireSession(services, caller)
  const opened = await services.database.transaction(async (tx): Promise<{ letter: LetterInMailbox; row: ContentRow | undefined }> => {
    const letter = await openLetterForFile(tx, session, place)
    return { letter, row: letter.asksFirst ? undefined : (await listContents(tx, { contentIds: [place.letterId] }))[0] }
  })
  if (opened.letter.asksFirst) return undefined
  if (opened.row === undefined) throw new Problem(generalProblems['not.found'])
  return { letter: opened.letter, content: openContent(services.contentStore, opened.row) }
}

type FromLetter = (opened: OpenedLetter) => Answer | Promise<Answer>

async function answerFromLetter(services: PostServices, caller: Caller, place: LetterPlace, answer: FromLetter): Promise<Answer> {
  const opened = await openWithContent(services, caller, place)
  return opened === undefined ? seeOther(letterPath(place)) : answer(opened)
}

function getFile({ letter }: OpenedLetter, place: FilePlace): LetterFile {
  const file = fileAt(letter.documents, place)
  if (file === undefined) throw new Problem(generalProblems['not.found'])
  return file
}

function calendarAnswer({ letter }: OpenedLetter, place: { document: number; action: number }): Answer {
  const reservation = letter.documents[place.document - 1]?.actions[place.action - 1]?.reservation
  const calendar = reservation && calendarOf(reservation, letter.receivedAt)
  if (reservation === undefined || calendar === undefined) throw new Problem(generalProblems['not.found'])
  const name = contentDisposition('attachment', safeFileName(`${reservation.abstract}.ics`))
  return { status: 200, body: Readable.from([calendar]), headers: { ...sandboxedHeaders, 'content-disposition': name } }
}

function archiveAnswer({ letter, content }: OpenedLetter): Answer {
  const name = contentDisposition('attachment', safeFileName(`${letter.title}.zip`))
  return { status: 200, body: letterArchive(letter.documents, content, letter.receivedAt), headers: { ...sandboxedHeaders, 'content-disposition': name } }
}

const bytes = (mediaType: string): AnswerKind => ({ bytes: mediaType })
const letterAddress = '/post/{mailboxId}/letters/{letterId}'
const documentAddress = `${letterAddress}/documents/{document}`
const askFirst: Readonly<Record<number, AnswerKind>> = { 303: { empty: true } }

const shared = {
  method: 'GET',
  interface: 'portal',
  audience: 'logged-in',
  problems: [loginProblems['login.required'], generalProblems['not.found']],
} as const

/** The files of a letter, one by one. */
const fileRoutes = (services: PostServices): Route[] => [
  route({
    ...shared,
    path: `${documentAddress}/files/{file}`,
    summary: 'A file of a letter as it was sent; ranges count decoded bytes',
    parameters: fileParameters,
    answers: { ...askFirst, 200: bytes('application/octet-stream'), 206: bytes('application/octet-stream'), 304: { empty: true }, 416: { empty: true } },
    handle: ({ caller, parameters: place }) =>
      answerFromLetter(services, caller, place, (opened) => fileAnswer(opened.content, getFile(opened, place), caller.headers)),
  }),
  route({
    ...shared,
    path: `${documentAddress}/files/{file}/view`,
    summary: 'An HTML file of a letter, cleaned so that it may be shown',
    parameters: fileParameters,
    answers: { ...askFirst, 200: { page: true } },
    handle: ({ caller, parameters: place }) => answerFromLetter(services, caller, place, (opened) => htmlViewAnswer(opened.content, getFile(opened, place))),
  }),
]

/** The files of a letter, and what is made of them. */
export const documentRoutes = (services: PostServices): Route[] => [
  ...fileRoutes(services),
  route({
    ...shared,
    path: `${letterAddress}/archive`,
    summary: 'All files of a letter as a ZIP',
    parameters: letterParameters,
    answers: { ...askFirst, 200: bytes('application/zip') },
    handle: ({ caller, parameters: place }) => answerFromLetter(services, caller, place, archiveAnswer),
  }),
  route({
    ...shared,
    path: `${documentAddress}/actions/{action}/calendar`,
    summary: 'An appointment of a letter as iCalendar',
    parameters: actionParameters,
    answers: { ...askFirst, 200: bytes('text/calendar; charset=utf-8') },
    handle: ({ caller, parameters: place }) => answerFromLetter(services, caller, place, (opened) => calendarAnswer(opened, place)),
  }),
]
