import { listNumbersOfParties, listPartiesByNumber, parseCvrNumber } from '../../parties/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { listWeights, maxWeight, upsertWeight } from '../../platform/work/index.ts'
import { WrongUse } from '../command.ts'

/** The shares that were set, by CVR number, as lines. */
export const tellWeights = (database: Database): Promise<string[]> =>
  database.read(async (on) => {
    const weights = await listWeights(on, {})
    const numbers = await listNumbersOfParties(on, { partyIds: weights.map(({ senderId }) => senderId as PartyId) }) // whoever sends is a party
    const numberOf = new Map<string, string>(numbers.map(({ partyId, number }) => [partyId, number]))
    return weights.length === 0 ? ['Every sender has weight 1.'] : weights.map(({ senderId, weight }) => `${numberOf.get(senderId) ?? senderId}  ${weight}`)
  })

/** Gives an organisation its share from now on, and tells so; undefined when nobody bears the number. */
export async function changeWeight(database: Database, cvr: string, wanted: string): Promise<string | undefined> {
  const number = parseCvrNumber(cvr)
  const weight = Number(wanted)
  if (number === undefined || !Number.isInteger(weight) || weight < 1 || weight > maxWeight) throw new WrongUse(`set-weight takes a CVR number and a whole number from 1 to ${maxWeight}.`)
  return database.transaction(async (tx) => {
    const [party] = await listPartiesByNumber(tx, { types: ['CVR'], numbers: [number] })
    if (party === undefined) return undefined
    await upsertWeight(tx, { senderId: party.partyId, weight })
    return `${party.name}, ${number}, has weight ${weight} for what it sends from now on.`
  })
}
