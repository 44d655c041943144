import path from 'node:path'
import { z } from 'zod'
import type { Command, ExitCode } from '../command.ts'
import { environmentSettings, print, printFault, WrongUse } from '../command.ts'
import { readRuntimeFile } from '../runtime-file.ts'
import { optionOf, readIdentityOrder } from './identities-arguments.ts'

const madeSchema = z.object({ id: z.string(), name: z.string(), cpr: z.string().optional(), cvr: z.string().optional(), rid: z.string().optional(), rights: z.array(z.string()), loginUrl: z.string() })
const refusedSchema = z.object({ message: z.string(), fieldErrors: z.array(z.object({ field: z.string(), message: z.string() })).default([]) })

function tellMade({ id, name, cpr, cvr, rid, rights, loginUrl }: z.infer<typeof madeSchema>): void {
  print([id, name, cpr ?? cvr, rid, rights.join(' ')].filter((part) => part !== undefined && part !== '').join('\t'))
  print(loginUrl)
}

function tellRefused({ message, fieldErrors }: z.infer<typeof refusedSchema>): void {
  printFault(message)
  for (const fault of fieldErrors) printFault(`  ${optionOf(fault.field)}: ${fault.message}`)
}

/** The running server makes them, by the API of the test portal: it alone knows the address that logs somebody in. */
async function run(args: readonly string[]): Promise<ExitCode> {
  const { wish, isJson } = readIdentityOrder(args)
  const settings = environmentSettings()
  if (settings.BREVDUE_MODE === 'production') throw new WrongUse('Identities are made in a sandbox only; production has those of its identity provider.')
  const { portal } = readRuntimeFile(path.resolve(settings.BREVDUE_DATA))
  if (portal === undefined) throw new WrongUse('No server runs on this data folder; start it with "npm start" first.')
  const answer = await fetch(`${portal}/sandbox/api/identities`, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'en' }, body: JSON.stringify(wish) })
  const body: unknown = await answer.json()
  if (!answer.ok) {
    tellRefused(refusedSchema.parse(body))
    return 1
  }
  if (isJson) print(JSON.stringify(body))
  else tellMade(madeSchema.parse(body))
  return 0
}

export const identitiesCommand: Command = {
  usage: `identities create person [--name NAME] [--birth-date YYYY-MM-DD] [--street … --house-number … --postal-code … --post-district …] [--exempt]
  identities create company --name NAME --employee NAME [--cvr 9999xxxx] [--owner CPR] [--right RIGHT]…
  identities create authority --name NAME --employee NAME [--cvr 9999xxxx] [--type STATE|MUNICIPALITY|REGION|OTHER] [--connected] [--right RIGHT]…
  identities create employee --cvr CVR --employee NAME [--right RIGHT]… [--until YYYY-MM-DD]
  each with --json for the answer of the API`,
  summary: 'Make somebody in a running sandbox, with any rights, and print the address that logs in without a form (the test portal)',
  run,
}
