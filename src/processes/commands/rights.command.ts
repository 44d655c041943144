import { parseArgs } from 'node:util'
import type { OperatorOutcome } from '../../rights/index.ts'
import { grantOperator } from '../../rights/index.ts'
import type { Command, ExitCode } from '../command.ts'
import { print, printFault, withRuntime, WrongUse } from '../command.ts'

const refusals = {
  unknown: 'Nobody with this provider and subject can log in here. Register the employee first; the subject is what the provider calls him in the claim "sub".',
  citizen: 'This is a citizen. An operator is an employee of the organisation that runs the platform.',
} as const

function tell(outcome: OperatorOutcome): ExitCode {
  if (outcome.kind === 'unknown' || outcome.kind === 'citizen') {
    printFault(refusals[outcome.kind])
    return 1
  }
  const { kind, name, organisationName } = outcome
  print(`${name}, ${organisationName}, ${kind === 'had' ? 'is the operator already' : 'is now the operator'}: /drift.`)
  return 0
}

function run(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { provider: { type: 'string' }, subject: { type: 'string' } } })
  const { provider, subject } = values
  if (positionals[0] !== 'grant-operator' || provider === undefined || subject === undefined) throw new WrongUse('rights takes grant-operator with --provider and --subject.')
  return withRuntime(async ({ database }) => tell(await database.transaction((tx) => grantOperator(tx, { provider, subject }))))
}

export const rightsCommand: Command = {
  usage: 'rights grant-operator --provider NAME --subject SUBJECT',
  summary: 'Make an employee the operator of the platform, who may open /drift',
  run,
}
