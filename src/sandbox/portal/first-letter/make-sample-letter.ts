import type { CprNumber, CvrNumber } from '../../../parties/index.ts'
import type { PlainDate } from '../../../platform/clock/index.ts'
import { startOfCivilDate } from '../../../platform/clock/index.ts'
import { letterTemplates, makeLetterDocuments } from '../../documents/index.ts'
import type { LetterTemplate } from '../../documents/index.ts'
import { makeMemo } from '../../letters/index.ts'
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

function addressLines({ street, houseNumber, postalCode, postDistrict }: Correspondent): string[] {
  return street === null ? [] : [`${street} ${houseNumber ?? ''}`, `${postalCode ?? ''} ${postDistrict ?? ''}`]
}

/** A letter from one member of the demo nation to another, with a real document. The same letter on the same day has the same bytes. */
export async function makeSampleLetter({ from, to, date, messageUuid }: SampleLetter): Promise<Buffer> {
  const template = letterTemplates.find(({ code }) => code === templateCodes[to.kind]) ?? enquiry
  const writer = { name: from.name, addressLines: addressLines(from), telephone: '00 00 00 00', website: 'brevdue.example' }
  const documents = await makeLetterDocuments(template, { sender: writer, recipientName: to.name, date, seed: messageUuid })
  const sender = { cvrNumber: from.number, name: from.name }
  const recipient = to.numberType === 'CPR' ? { type: to.numberType, number: to.number as CprNumber } : { type: to.numberType, number: to.number as CvrNumber } // branding: the register has only these
  return (await makeMemo({ ...documents, sender, recipient, messageUuid, createdAt: startOfCivilDate(date) })).xml
}
