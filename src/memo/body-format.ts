import type { DecodedContent } from './content-decoding.ts'
import { elementsOf, list, optional } from './format-fields.ts'
import type { MemoAction, MemoFileName, MemoReservation } from './memo.ts'
import { actionUrlRule, fileNameRule } from './value-rules.ts'
import { valueTypes } from './value-types.ts'

/** A file as written: its content apart (`C`: what stands for it; what became known of it while reading, or what is to be written). */
export interface WrittenFile<C = DecodedContent> extends MemoFileName {
  content: C
}

export interface WrittenDocument<C = DecodedContent> {
  documentId?: string
  label?: string
  files: WrittenFile<C>[]
  actions: MemoAction[]
}

export interface WrittenBody<C = DecodedContent> {
  createdDateTime: string
  mainDocument: WrittenDocument<C>
  additionalDocuments: WrittenDocument<C>[]
  technicalDocuments: Omit<WrittenDocument<C>, 'actions'>[]
}

const { text, value, record, bytes } = elementsOf('memo')
const many = Number.POSITIVE_INFINITY
const dateTime = (element: string) => value(element, valueTypes.dateTime)

const file = record<WrittenFile>('File', () => ({
  encodingFormat: text('encodingFormat'),
  filename: text('filename', fileNameRule),
  language: value('language', valueTypes.language),
  content: bytes<DecodedContent>('content'),
}))

const reservation = record<MemoReservation>('Reservation', () => ({
  description: text('description'),
  reservationUuid: value('reservationUUID', valueTypes.uuid),
  abstract: text('abstract'),
  location: text('location'),
  startDateTime: dateTime('startDateTime'),
  endDateTime: dateTime('endDateTime'),
  organizerMail: optional(text('organizerMail')),
  organizerName: optional(text('organizerName')),
}))

const action = record<MemoAction>('Action', () => ({
  label: text('label'),
  actionCode: text('actionCode'),
  startDateTime: optional(dateTime('startDateTime')),
  endDateTime: optional(dateTime('endDateTime')),
  reservation: optional(reservation),
  entryPoint: optional(
    record('EntryPoint', () => ({ url: value('url', valueTypes.uri, actionUrlRule) })),
    { alternative: true },
  ),
}))

const documentFormat = (element: string, idElement: string) =>
  record<WrittenDocument>(element, () => ({
    documentId: optional(text(idElement)),
    label: optional(text('label')),
    files: list(file, 1, many),
    actions: list(action, 0, many),
  }))

const technicalDocument = record<Omit<WrittenDocument, 'actions'>>('TechnicalDocument', () => ({
  documentId: optional(text('technicalDocumentID')),
  label: optional(text('label')),
  files: list(file, 1, many),
}))

/** The body's part of the format (see `memo-format.ts`). */
export const bodyFormat = record<WrittenBody>('MessageBody', () => ({
  createdDateTime: dateTime('createdDateTime'),
  mainDocument: documentFormat('MainDocument', 'mainDocumentID'),
  additionalDocuments: list(documentFormat('AdditionalDocument', 'additionalDocumentID'), 0, many),
  technicalDocuments: list(technicalDocument, 0, many),
}))
