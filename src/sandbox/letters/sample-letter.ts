import { listPartiesByNumber } from '../../parties/index.ts'
import { civilDate } from '../../platform/clock/index.ts'
import type { Read } from '../../platform/database/index.ts'
import { makeLetterDocuments } from '../documents/index.ts'
import { listTaggedParties } from '../nation/list-nation.queries.ts'
import type { DemoTag } from '../nation/index.ts'
import { makeMemo } from './make-memo.ts'
import type { MadeMemo, MemoInput } from './make-memo.ts'
import { templateOf } from './own-templates.ts'

/** HTML with a link to act on: shown at once in the inbox. */
const template = 'waste-collection'

export interface SampleWish {
  readonly messageUuid?: string | undefined
  /** CVR number of the sending authority; default: the demo's municipality. */
  readonly from?: string | undefined
  /** CPR or CVR number; default: the demo's citizen with post in every folder. */
  readonly to?: string | undefined
}

type DemoParty = Awaited<ReturnType<typeof listTaggedParties>>[number]

function numberOf(parties: readonly DemoParty[], tag: DemoTag): string {
  const party = parties.find(({ tags }) => tags.includes(tag))
  return party?.number ?? ''
}

/** The CVR number of the demo's municipality; '' in a sandbox without nation. */
export const defaultSender = async (on: Read): Promise<string> => numberOf(await listTaggedParties(on, {}), 'authority-municipality')

const asNumber = (digits: string): MemoInput['recipient'] => ({ type: digits.length === 8 ? 'CVR' : 'CPR', number: digits as MemoInput['recipient']['number'] }) // the check answers a wrong one

/** A letter to try the sending of letters with, from one number to another, whether or not anybody has them: what the receipt says is part of the trial. */
export async function makeSampleLetter(on: Read, { messageUuid, from, to }: SampleWish): Promise<MadeMemo> {
  const parties = await listTaggedParties(on, {})
  const cvrNumber = from ?? numberOf(parties, 'authority-municipality')
  const recipient = asNumber(to ?? numberOf(parties, 'citizen-with-post'))
  const known = await listPartiesByNumber(on, { types: ['CVR', recipient.type], numbers: [cvrNumber, recipient.number] })
  const nameOf = (number: string): string | undefined => known.find((party) => party.number === number)?.name
  const sender = { cvrNumber, name: nameOf(cvrNumber) ?? 'Ukendt afsender' }
  const recipientName = nameOf(recipient.number)
  const letterhead = { name: sender.name, addressLines: [], telephone: '00 00 00 00', website: 'sandbox.example' }
  const { letter, main, additional } = await makeLetterDocuments(templateOf(template), { sender: letterhead, recipientName: recipientName ?? 'modtager', date: civilDate(on.now), seed: messageUuid ?? '' })
  return makeMemo({
    sender,
    recipient: { ...recipient, ...(recipientName === undefined ? {} : { name: recipientName }) },
    createdAt: on.now,
    letter,
    main,
    additional,
    ...(messageUuid === undefined ? {} : { messageUuid }),
  })
}
