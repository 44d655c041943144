import type { ContactPointId } from '../../contacts/index.ts'
import { listContactPoints } from '../../contacts/index.ts'
import type { Memo } from '../../memo/index.ts'
import type { PartyByNumber, PartyId, PartyNumber } from '../../parties/index.ts'
import { listNumbersOfParties, listPartiesByNumber, parseRecipientNumber } from '../../parties/index.ts'
import { isUuid } from '../../platform/crypto/index.ts'
import type { Read } from '../../platform/database/index.ts'
import type { Registration } from '../../register/index.ts'
import { factsOf, listRegistrations, standingOf } from '../../register/index.ts'
import { listRoutingSystems, listSenderSystems } from '../../systems/index.ts'
import type { Surroundings } from './decide.ts'
import type { ContactPointFacts, RecipientFacts, RoutingSystem, SenderFacts } from './letter-facts.ts'
import type { LoadedLetter } from './load-letters.ts'

const keyOf = ({ type, number }: PartyNumber): string => `${type}:${number}`

/** The number a letter is addressed to; undefined when it has no known form (the decision says so). */
function addressee(memo: Memo | undefined): PartyNumber | undefined {
  if (memo === undefined) return undefined
  const read = parseRecipientNumber(memo.header.recipient.idType, memo.header.recipient.recipientId)
  return 'number' in read ? read.number : undefined
}

const contactPointOf = (memo: Memo | undefined): string | undefined => memo?.header.recipient.contactPoint?.contactPointId.toLowerCase()

async function gatherSenders(on: Read, letters: readonly LoadedLetter[]): Promise<Map<string, SenderFacts>> {
  const systems = await listSenderSystems(on, { systemIds: [...new Set(letters.map(({ letter }) => letter.senderSystemId))] })
  const numbers = await listNumbersOfParties(on, { partyIds: [...new Set(systems.map((system) => system.organisationPartyId))] })
  const cvrs = new Map(numbers.flatMap((row) => (row.numberType === 'CVR' ? [[row.partyId, row.number]] : [])))
  return new Map(systems.map((system) => [system.systemId, { ...system, cvr: cvrs.get(system.organisationPartyId) ?? '' }]))
}

function recipientFacts(on: Read, party: PartyByNumber, registration: Registration | undefined, systems: readonly RoutingSystem[]): RecipientFacts {
  const facts = factsOf(party, registration?.registrationStatus ?? null)
  // Authorities need no enrolment: they have no standing of their own.
  const standing = facts === undefined ? { standing: 'enrolled' as const, rule: 'authority' as const } : standingOf(facts, on.now)
  return {
    partyId: party.partyId,
    kind: party.kind,
    standing: standing.standing,
    standingRule: standing.rule,
    nemSms: registration?.mobileNumber !== undefined && registration.mobileNumber !== null,
    systems,
  }
}

async function gatherSystems(on: Read, partyIds: readonly PartyId[]): Promise<Map<PartyId, RoutingSystem[]>> {
  const systems = new Map<PartyId, RoutingSystem[]>()
  if (partyIds.length === 0) return systems
  for (const { partyId, isActive, isPrimary, isRecipient, takesCompanyPost, systemId, protocol } of await listRoutingSystems(on, { partyIds }))
    if (isRecipient) systems.set(partyId, [...(systems.get(partyId) ?? []), { systemId, protocol, active: isActive, primary: isPrimary, companyPost: takesCompanyPost }])
  return systems
}

async function gatherRecipients(on: Read, numbers: readonly PartyNumber[]): Promise<Map<string, RecipientFacts>> {
  const wanted = [...new Map(numbers.map((number) => [keyOf(number), number])).values()]
  const parties = await listPartiesByNumber(on, { types: wanted.map(({ type }) => type), numbers: wanted.map(({ number }) => number) })
  const partyIds = parties.map((party) => party.partyId)
  const registrations = new Map((await listRegistrations(on, { partyIds })).map((row) => [row.partyId, row]))
  const systems = await gatherSystems(on, parties.filter((party) => party.kind !== 'person').map((party) => party.partyId))
  return new Map(
    parties.map((party) => {
      const facts = recipientFacts(on, party, registrations.get(party.partyId), systems.get(party.partyId) ?? [])
      return [`${party.numberType}:${party.number}`, facts]
    }),
  )
}

async function gatherContactPoints(on: Read, letters: readonly LoadedLetter[]): Promise<Map<string, ContactPointFacts>> {
  const wanted = letters.map(({ letter }) => contactPointOf(letter.checked.memo)).filter((id) => id !== undefined && isUuid(id))
  if (wanted.length === 0) return new Map()
  const points = await listContactPoints(on, { contactPointIds: [...new Set(wanted)] as ContactPointId[] }) // branding
  return new Map(points.map((point) => [point.contactPointId, { partyId: point.organisationPartyId, systemId: point.systemId, active: point.active }]))
}

/** Answers, for each letter of a batch, what its decision may use: read in sets, at the transaction's business time. */
export async function gatherFacts(on: Read, letters: readonly LoadedLetter[]): Promise<(loaded: LoadedLetter) => Surroundings> {
  const senders = await gatherSenders(on, letters)
  const recipients = await gatherRecipients(on, letters.map(({ letter }) => addressee(letter.checked.memo)).filter((number) => number !== undefined))
  const contactPoints = await gatherContactPoints(on, letters)
  return ({ letter, decisionsBefore }) => {
    const sender = senders.get(letter.senderSystemId)
    if (sender === undefined) throw new Error('The sender system of an accepted letter is missing')
    const number = addressee(letter.checked.memo)
    const point = contactPointOf(letter.checked.memo)
    return {
      sender,
      recipient: number === undefined ? undefined : recipients.get(keyOf(number)),
      contactPoint: point === undefined ? undefined : contactPoints.get(point),
      decisionNumber: decisionsBefore + 1,
      now: on.now,
    }
  }
}
