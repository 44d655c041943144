import { planEmails } from '../../notifications/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { CalledSystem, SystemId } from '../../systems/index.ts'
import { listCalledSystems, listRoutingSystems } from '../../systems/index.ts'
import type { MessageUuid } from '../letter.ts'
import type { AttemptReason } from './attempt-reason.ts'
import { letterUndeliverableEmail } from './delivery-emails.ts'
import { systemFactsOf } from '../calling/system-facts.ts'

interface UndeliverableLetter {
  readonly letter: { readonly messageUuid: MessageUuid; readonly recipientId: PartyId }
  /** The system that failed or refused last. */
  readonly from: SystemId
  readonly reason?: AttemptReason | undefined
}

/** The technical contact of the organisation's primary system sees to such letters; where there is none, that of the system that failed. */
async function findResponsible(tx: Transaction, letters: readonly UndeliverableLetter[]): Promise<(letter: UndeliverableLetter) => CalledSystem | undefined> {
  const systems = await listRoutingSystems(tx, { partyIds: [...new Set(letters.map(({ letter }) => letter.recipientId))] })
  const primaries = new Map(systems.flatMap(({ partyId, systemId, isPrimary }) => (isPrimary ? [[partyId, systemId]] : [])))
  const idOf = ({ letter, from }: UndeliverableLetter): SystemId => primaries.get(letter.recipientId) ?? from
  const called = new Map((await listCalledSystems(tx, { systemIds: [...new Set(letters.map(idOf))], now: tx.now })).map((system) => [system.systemId, system]))
  return (letter) => called.get(idOf(letter))
}

/** Tells by e-mail, letter by letter, what no system took. */
export async function tellUndeliverable(tx: Transaction, letters: readonly UndeliverableLetter[]): Promise<void> {
  const responsibleFor = await findResponsible(tx, letters)
  await planEmails(
    tx,
    letters.flatMap((one) => {
      const system = responsibleFor(one)
      if (system === undefined) return []
      const { messageUuid } = one.letter
      return [letterUndeliverableEmail({ ...systemFactsOf(system), messageUuid, reason: one.reason ?? { code: 'refused' }, undeliverableSince: tx.now })]
    }),
  )
}
