import type { Transaction } from '../database/index.ts'
import { insertFairWork } from './fair-work.queries.ts'
import type { NewWork } from './work.ts'

/** Ranks of fair stages begin here: above every business time in milliseconds, which is the rank elsewhere, and was everywhere in older releases. */
const firstRank = 1_000_000_000_000_000
/** A piece of work of cost and weight 1 on the axis of ranks: divisible by every weight up to 16, others round to less than a millionth of it. */
const rankUnit = 720_720

/** What one sender plans in one lane of a stage; it goes on only if all of it does. */
interface Portion extends Pick<NewWork, 'stage' | 'lane' | 'senderId'> {
  readonly items: (Pick<NewWork, 'subjectId' | 'dueAt'> & { readonly costBefore: number })[]
  cost: number
  goesOn: boolean
}

const keyOf = ({ stage, lane, senderId }: NewWork): string => `${stage} ${lane} ${senderId}`

/** In the order in which their rows are locked, the same for everybody. */
function portionsOf(work: readonly NewWork[]): Portion[] {
  const portions = new Map<string, Portion>()
  for (const { subjectId, dueAt, cost = 1, goesOn = false, ...rest } of work) {
    const key = keyOf({ subjectId, dueAt, ...rest })
    const portion = portions.get(key) ?? { ...rest, items: [], cost: 0, goesOn: true }
    portions.set(key, portion)
    portion.items.push({ subjectId, dueAt, costBefore: portion.cost })
    portion.cost += cost
    portion.goesOn &&= goesOn
  }
  return [...portions].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, portion]) => portion)
}

/** Plans work where senders compete, in the order in which each is served by its share; one statement, whatever the number. */
export async function planFairWork(tx: Transaction, work: readonly NewWork[]): Promise<void> {
  const portions = portionsOf(work)
  const items = portions.flatMap((portion, index) => portion.items.map((item) => ({ ...item, portionNumber: index + 1 })))
  await insertFairWork(tx, {
    stages: portions.map(({ stage }) => stage),
    lanes: portions.map(({ lane }) => lane),
    senderIds: portions.map(({ senderId }) => senderId),
    portionCosts: portions.map(({ cost }) => cost),
    goingOn: portions.map(({ goesOn }) => goesOn),
    subjectIds: items.map(({ subjectId }) => subjectId),
    portionNumbers: items.map(({ portionNumber }) => portionNumber),
    costsBefore: items.map(({ costBefore }) => costBefore),
    dueAts: items.map(({ dueAt }) => dueAt),
    now: tx.now,
    firstRank,
    unit: rankUnit,
  })
}
