import type { PlainDate } from '../../../platform/clock/index.ts'
import { instantText, startOfCivilDate } from '../../../platform/clock/index.ts'
import { letterTemplates, makeLetterDocuments } from '../../documents/index.ts'
import type { DocumentFile, FilledLetter, LetterTemplate } from '../../documents/index.ts'
import type { findCorrespondent } from './correspondents.queries.ts'

export type Correspondent = NonNullable<Awaited<ReturnType<typeof findCorrespondent>>>

export interface SampleLetter {
  readonly messageUuid: string
  readonly from: Correspondent
  readonly to: Correspondent
  readonly date: PlainDate
}

/** What a company, or another authority, asks an authority. */
const enquiry: LetterTemplate = {
  code: 'sample-enquiry',
  authority: 'municipality',
  recipient: 'company',
  form: 'text',
  title: 'Spørgsmål om en sag',
  notification: 'Et spørgsmål om en sag, som I behandler.',
  body: ['Til {modtager}', 'Vi vil gerne vide, hvornår I regner med at afgøre vores sag, og om I mangler oplysninger fra os.'],
  parameters: {},
  signedBy: 'Sagsbehandler',
}

/** Which letter of the demo nation suits a recipient. */
const templateCodes = { person: 'child-care-offer', company: 'road-work', authority: enquiry.code } as const

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const element = (name: string, content: string): string => `<memo:${name}>${escaped(content)}</memo:${name}>`

function addressLines({ street, houseNumber, postalCode, postDistrict }: Correspondent): string[] {
  return street === null ? [] : [`${street} ${houseNumber ?? ''}`, `${postalCode ?? ''} ${postDistrict ?? ''}`]
}

const file = ({ filename, mime, bytes }: DocumentFile): string =>
  [
    '<memo:File>',
    element('encodingFormat', mime),
    element('filename', filename),
    element('language', 'da'),
    element('content', Buffer.from(bytes).toString('base64')),
    '</memo:File>',
  ].join('')

function header({ messageUuid, from, to }: SampleLetter, letter: FilledLetter): string {
  return [
    '<memo:MessageHeader>',
    element('messageType', 'DIGITALPOST'),
    element('messageUUID', messageUuid),
    element('label', letter.title),
    element('notification', letter.notification),
    `<memo:Sender>${element('senderID', from.number)}${element('idType', from.numberType)}${element('label', from.name)}</memo:Sender>`,
    `<memo:Recipient>${element('recipientID', to.number)}${element('idType', to.numberType)}</memo:Recipient>`,
    '</memo:MessageHeader>',
  ].join('\n')
}

/** A MeMo 1.2 from one member of the demo nation to another, with a real document. The same letter on the same day has the same bytes. */
export async function makeSampleLetter(sample: SampleLetter): Promise<Buffer> {
  const { from, to, date, messageUuid } = sample
  const template = letterTemplates.find(({ code }) => code === templateCodes[to.kind]) ?? enquiry
  const sender = { name: from.name, addressLines: addressLines(from), telephone: '00 00 00 00', website: 'brevdue.example' }
  const { letter, main, additional } = await makeLetterDocuments(template, { sender, recipientName: to.name, date, seed: messageUuid })
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<memo:Message xmlns:memo="https://DigitalPost.dk/MeMo-1" memoVersion="1.2">',
    header(sample, letter),
    '<memo:MessageBody>',
    element('createdDateTime', instantText(startOfCivilDate(date))),
    `<memo:MainDocument>${main.map(file).join('')}</memo:MainDocument>`,
    ...additional.map((enclosure) => `<memo:AdditionalDocument>${file(enclosure)}</memo:AdditionalDocument>`),
    '</memo:MessageBody>',
    '</memo:Message>',
  ].join('\n')
  return Buffer.from(xml)
}
