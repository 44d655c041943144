import type { Command, ExitCode } from '../command.ts'
import { print, printFault, withRuntime, WrongUse } from '../command.ts'
import { changeWeight, tellWeights } from './set-weight.ts'

function run([cvr, weight, ...more]: readonly string[]): Promise<ExitCode> {
  if (more.length > 0) throw new WrongUse('set-weight takes a CVR number and a weight.')
  return withRuntime(async ({ database }) => {
    const lines = cvr === undefined ? await tellWeights(database) : [await changeWeight(database, cvr, weight ?? '')]
    for (const line of lines) if (line !== undefined) print(line)
    if (!lines.includes(undefined)) return 0
    printFault('No organisation bears this CVR number.')
    return 1
  })
}

export const setWeightCommand: Command = {
  usage: 'set-weight [CVR WEIGHT]',
  summary: 'Give an organisation another share of the work than one, where senders compete; without arguments: show the shares',
  run,
}
