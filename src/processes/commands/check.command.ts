import { parseArgs } from 'node:util'
import type { CheckReport } from '../../exchange/index.ts'
import { checkLetters, gapTexts, isBalanced, places } from '../../exchange/index.ts'
import { listNumbersOfParties } from '../../parties/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Command, ExitCode } from '../command.ts'
import { print, withRuntime } from '../command.ts'

const columns = ['accepted', ...places] as const
const width = Math.max(...columns.map((column) => column.length)) + 2

const line = (cells: readonly (string | number)[]): string => cells.map((cell) => String(cell).padStart(width)).join('')

/** Senders by their CVR numbers, each with its letters and where they are. */
async function printTotals(database: Database, { totals }: CheckReport): Promise<void> {
  const numbers = await database.read((on) => listNumbersOfParties(on, { partyIds: totals.map(({ senderId }) => senderId) }))
  const numberOf = new Map(numbers.map(({ partyId, number }) => [partyId, number]))
  print(line(['sender', ...columns]))
  for (const total of totals) {
    const counts = places.map((place) => total.places[place])
    print(`${line([numberOf.get(total.senderId) ?? total.senderId, total.accepted, ...counts])}${isBalanced(total) ? '' : '  does not add up'}`)
  }
}

function printGaps({ gaps, letters }: CheckReport): void {
  for (const { letterId, code, detail } of gaps) print(`letter ${letterId ?? '(unknown)'}: ${code}: ${gapTexts[code]}${detail === '' ? '' : ` (${detail})`}`)
  print(gaps.length === 0 ? `Nothing lost: ${letters} letter(s), each in exactly one place.` : `${gaps.length} gap(s) in ${letters} letter(s).`)
}

function run(args: readonly string[]): Promise<ExitCode> {
  const { values } = parseArgs({ args: [...args], options: { all: { type: 'boolean', default: false } } })
  return withRuntime(async ({ database, contentStore }) => {
    const report = await checkLetters(database, contentStore, { all: values.all })
    await printTotals(database, report)
    printGaps(report)
    return report.gaps.length === 0 ? 0 : 1
  })
}

export const checkCommand: Command = {
  usage: 'check [--all]',
  summary: 'Prove that nothing was lost or doubled: recent and open letters, or all of them with their contents; exit 1 on any gap',
  run,
}
