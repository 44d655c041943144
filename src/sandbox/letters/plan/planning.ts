import type { PartyNumber } from '../../../parties/index.ts'
import type { Instant } from '../../../platform/clock/index.ts'
import type { DemoAuthority, DemoCompany, DemoPerson, Nation } from '../../nation/index.ts'
import type { Cast, Sender } from '../cast.ts'
import { templateOf } from '../own-templates.ts'
import type { LetterRecipient, PlannedLetter } from '../planned-letter.ts'

/** What letters are planned from. */
export interface Planning {
  readonly seed: string
  readonly nation: Nation
  readonly cast: Cast
  readonly now: Instant
}

const recipientOf = ({ partyId, name }: DemoPerson | DemoCompany | DemoAuthority, number: PartyNumber): LetterRecipient => ({ number, partyId, name })

export const toPerson = (person: DemoPerson): LetterRecipient => recipientOf(person, { type: 'CPR', number: person.cprNumber })
export const toOrganisation = (party: DemoCompany | DemoAuthority): LetterRecipient => recipientOf(party, { type: 'CVR', number: party.cvrNumber })

type More = Partial<Omit<PlannedLetter, 'sender' | 'recipient' | 'template'>>

/** A letter by template; unless said otherwise an authority of the template's kind writes it. Flags that its sender may not set are left out. */
export function letter(cast: Cast, code: string, recipient: LetterRecipient, { sender, ...more }: More & { readonly sender?: Sender } = {}): PlannedLetter {
  const template = templateOf(code)
  const writer = sender ?? cast.senderOf(template.authority, 0)
  const organisation = 'organisation' in writer.party ? writer.party.organisation : undefined
  return {
    daysAgo: 0,
    sender: writer,
    recipient,
    template,
    mandatory: template.mandatory === true && organisation?.mandatoryPostAllowed === true,
    legalNotification: template.legalNotification === true && organisation?.legalNotificationAllowed === true,
    ...more,
  }
}
