import { parseArgs } from 'node:util'
import type { SeedOutcome, SeedWish } from '../../sandbox/letters/index.ts'
import { defaultWish, seedSandbox } from '../../sandbox/letters/index.ts'
import type { Command, ExitCode } from '../command.ts'
import { print, printFault, withRuntime, WrongUse } from '../command.ts'

const sizes = ['persons', 'companies', 'authorities', 'letters'] as const
const mostOfEach = 10_000_000

function sizeOf(name: string, text: string): number {
  const size = Number(text)
  if (!/^\d+$/.test(text) || size > mostOfEach) throw new WrongUse(`--${name} takes a whole number.`)
  return size
}

function wishOf(args: readonly string[], defaults: SeedWish): SeedWish {
  const options = Object.fromEntries([...sizes, 'seed'].map((name) => [name, { type: 'string' as const }]))
  const { values } = parseArgs({ args: [...args], options })
  const given = Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, name === 'seed' ? value : sizeOf(name, value)] as const] : []))
  return { ...defaults, ...Object.fromEntries(given) }
}

function tell(outcome: SeedOutcome): ExitCode {
  if (outcome.kind === 'seeded') {
    print(`The demo nation is there, with ${outcome.letters} letter(s).`)
    return 0
  }
  const reason = { 'seeded.before': 'This sandbox has its demo nation already.', inhabited: 'Somebody lives in this database.' }[outcome.kind]
  printFault(`${reason} Seed an empty one: set BREVDUE_DATA or DATABASE_URL to another place.`)
  return 1
}

function run(args: readonly string[]): Promise<ExitCode> {
  const wish = wishOf(args, defaultWish)
  return withRuntime(async (runtime) => {
    if (runtime.settings.BREVDUE_MODE !== 'sandbox') throw new WrongUse('A demo nation belongs into a sandbox; this is production (BREVDUE_MODE).')
    return tell(await seedSandbox(runtime, wish))
  })
}

export const seedCommand: Command = {
  usage: 'seed [--persons N] [--companies N] [--authorities N] [--letters N] [--seed TEXT]',
  summary: 'Give an empty sandbox its demo nation with a year of post; the same seed and sizes give the same',
  run,
}
