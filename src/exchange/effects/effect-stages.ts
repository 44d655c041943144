import type { NewEvent } from '../../events/index.ts'
import { recordEvents } from '../../events/index.ts'
import type { NewOutgoingMessage } from '../../notifications/index.ts'
import { sendMessages } from '../../notifications/index.ts'
import type { Database, Transaction } from '../../platform/database/index.ts'
import type { Claim, Stage } from '../../platform/work/index.ts'
import { completeWork } from '../../platform/work/index.ts'
import type { LetterId } from '../letter.ts'
import { sendPaperStage, sendSmsStage } from '../stages.ts'
import { listLettersToSend } from './effects.queries.ts'

export interface EffectServices {
  readonly database: Database
  readonly mode: 'sandbox' | 'production'
}

type LetterToSend = Awaited<ReturnType<typeof listLettersToSend>>[number]

const postalAddress = ({ recipientName, street, houseNumber, postalCode, postDistrict }: LetterToSend): string =>
  street === null ? `${recipientName}\n(adresse mangler i registret)` : `${recipientName}\n${street} ${houseNumber ?? ''}\n${postalCode ?? ''} ${postDistrict ?? ''}`

const paper = (letter: LetterToSend): NewOutgoingMessage => ({
  channel: 'paper',
  partyId: letter.recipientId,
  letterId: letter.letterId,
  address: postalAddress(letter),
  subject: letter.title,
  body: `Brev ${letter.messageUuid} til udskrivning.`,
})

const sms = (letter: LetterToSend): NewOutgoingMessage => ({
  channel: 'sms',
  partyId: letter.recipientId,
  letterId: letter.letterId,
  address: letter.mobileNumber ?? '',
  subject: 'NemSMS',
  body: letter.notification ?? letter.title,
})

const sentEvent = (letter: LetterToSend, tag: 'PHYSICAL_LETTER_SENT' | 'NEM_SMS_SENT_SUCCESSFULLY'): NewEvent[] =>
  [letter.senderId, letter.recipientId].map((ownerId) => ({
    tag,
    ownerId,
    actor: { kind: 'platform' },
    letterId: letter.letterId,
    properties: { messageUUID: letter.messageUuid },
  }))

async function send(services: EffectServices, claim: Claim): Promise<void> {
  const toPaper = claim.stage === sendPaperStage
  await services.database.transaction(async (tx: Transaction) => {
    await completeWork(tx, claim)
    const letters = await listLettersToSend(tx, { letterIds: claim.items.map((item) => item.subjectId as LetterId) }) // branding
    await sendMessages(tx, letters.map(toPaper ? paper : sms), services.mode)
    await recordEvents(tx, letters.flatMap((letter) => sentEvent(letter, toPaper ? 'PHYSICAL_LETTER_SENT' : 'NEM_SMS_SENT_SUCCESSFULLY')))
  })
}

/** Letters that leave the platform: on paper for the exempt, as SMS for NemSMS. */
export const effectStages = (services: EffectServices): Stage[] => [sendPaperStage, sendSmsStage].map((name) => ({ name, handle: (claim) => send(services, claim) }))
