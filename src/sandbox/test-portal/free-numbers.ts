import type { CprNumber, CvrNumber } from '../../parties/index.ts'
import type { PlainDate } from '../../platform/clock/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { cvrNumberOfRange, freeCprNumber, sixDigitsOf } from '../nation/index.ts'
import type { SeededDraw } from '../seeded-draw.ts'
import { listTakenNumbers, lockTestNumbers } from './test-portal.queries.ts'

/** Those of the demo nation lie below and above; from here downwards there is room for some thousands. */
const lastPlace = 8_999

async function takenNumbers(tx: Transaction, numberType: 'CPR' | 'CVR', beginning: string): Promise<Set<string>> {
  await lockTestNumbers(tx, {})
  return new Set((await listTakenNumbers(tx, { numberType, beginning })).map(({ number }) => number))
}

/** A number for somebody born on this day, which nobody has: the day plus 60. */
export async function drawCprNumber(tx: Transaction, birthDate: PlainDate, draw: SeededDraw): Promise<CprNumber> {
  return freeCprNumber(birthDate, draw, await takenNumbers(tx, 'CPR', sixDigitsOf(birthDate)))
}

/** The number that is wished, or the next that is free; undefined where the wished one is taken. */
export async function chooseCvrNumber(tx: Transaction, wished: CvrNumber | undefined): Promise<CvrNumber | undefined> {
  const taken = await takenNumbers(tx, 'CVR', '9999')
  if (wished !== undefined) return taken.has(wished) ? undefined : wished
  let place = lastPlace
  while (taken.has(cvrNumberOfRange(place))) place--
  return cvrNumberOfRange(place)
}
