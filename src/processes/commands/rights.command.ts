import { parseArgs } from 'node:util'
import type { OperatorOutcome } from '../../rights/index.ts'
import { carryOutOnHost, grantOperator, listGroupsOnHost, listRightsOnHost } from '../../rights/index.ts'
import type { Command, ExitCode } from '../command.ts'
import { print, printFault, withRuntime, WrongUse } from '../command.ts'
import type { Runtime } from '../runtime.ts'
import type { RightsArguments } from './rights-arguments.ts'
import { readAs, readReason, readRightsOrder } from './rights-arguments.ts'
import { tellRefusal } from './tell-refusal.ts'

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

function makeOperator({ provider, subject }: RightsArguments): Promise<ExitCode> {
  if (provider === undefined || subject === undefined) throw new WrongUse('rights grant-operator takes --provider and --subject.')
  return withRuntime(async ({ database }) => tell(await database.transaction((tx) => grantOperator(tx, { provider, subject }))))
}

async function show({ database }: Runtime, lines: typeof listRightsOnHost, cvrNumber: string): Promise<void> {
  for (const line of await database.read((on) => lines(on, cvrNumber))) print(line)
}

function change(verb: string, given: RightsArguments): Promise<ExitCode> {
  const occasion = { cvrNumber: readAs(given), reason: readReason(given) }
  const order = readRightsOrder(verb, given)
  return withRuntime(({ database }) =>
    tellRefusal(async () => {
      await database.transaction((tx) => carryOutOnHost(tx, occasion, order))
      print('Done. The log of the organisation says that it was done on the host, and why.')
    }),
  )
}

const options = {
  provider: { type: 'string' },
  subject: { type: 'string' },
  as: { type: 'string' },
  reason: { type: 'string' },
  employee: { type: 'string' },
  employer: { type: 'string' },
  right: { type: 'string', multiple: true },
  until: { type: 'string' },
  group: { type: 'string' },
} as const

function run(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
  const verb = positionals.join(' ')
  if (verb === 'grant-operator') return makeOperator(values)
  const lists = { list: listRightsOnHost, groups: listGroupsOnHost } as const
  if (verb !== 'list' && verb !== 'groups') return change(verb, values)
  const cvrNumber = readAs(values)
  return withRuntime((runtime) => tellRefusal(() => show(runtime, lists[verb], cvrNumber)))
}

export const rightsCommand: Command = {
  usage: `rights grant-operator --provider NAME --subject SUBJECT
  rights list | groups --as CVR
  rights grant | revoke --as CVR --reason TEXT --employee RID [--employer CVR] --right RIGHT… [--until YYYY-MM-DD]
  rights groups create | give | take --as CVR --reason TEXT --group NAME --right RIGHT… [--until YYYY-MM-DD]
  rights groups add | remove --as CVR --reason TEXT --group NAME --employee RID [--employer CVR]
  rights groups delete --as CVR --reason TEXT --group NAME`,
  summary: 'Make an employee the operator of the platform, who may open /drift; show or change the rights of an organisation where nobody there can, which its log tells as break-glass',
  run,
}
