import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isUuid } from '../../platform/crypto/index.ts'
import { Problem } from '../../platform/problems/index.ts'
import type { SystemId } from '../../systems/index.ts'
import { renewToken, uploadCertificate } from '../../systems/index.ts'
import type { Command, ExitCode } from '../command.ts'
import { print, printFault, withRuntime, WrongUse } from '../command.ts'
import { openSystemCertificates } from '../open-system-certificates.ts'
import type { Runtime } from '../runtime.ts'
import { changeSystem, isSystemChange, printSystems } from './systems-change.ts'

/** Whoever may run commands acts for the platform. */
const actor = { kind: 'platform' } as const

function readSystemId(text: string | undefined): SystemId {
  const systemId = text?.toLowerCase() ?? ''
  if (!isUuid(systemId)) throw new WrongUse('systems takes the id of a system, a UUID.')
  return systemId as SystemId // branding
}

function readPem(file: string | undefined): string {
  if (file === undefined || !existsSync(file)) throw new WrongUse('systems certificate takes a file with the certificate in PEM.')
  return readFileSync(file, 'latin1')
}

async function setCertificate(runtime: Runtime, systemId: SystemId, pem: string): Promise<void> {
  const judge = openSystemCertificates(runtime)?.judge
  await runtime.database.transaction((tx) => uploadCertificate(tx, { systemId, pem, actor, judge }))
  print('From now on the system calls with exactly this certificate.')
}

async function setToken({ database }: Runtime, systemId: SystemId): Promise<void> {
  const token = await database.transaction((tx) => renewToken(tx, { systemId, actor }))
  print(`${token}\nThe old token no longer counts, and a certificate that was uploaded for the system is removed. This one is shown only now.`)
}

/** A refusal is told with what to do; whatever else happens is a bug. */
async function tellRefusal(work: Promise<void>): Promise<ExitCode> {
  try {
    await work
    return 0
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    printFault(`${error.code}: ${error.definition.en.message} ${error.detail ?? ''} ${error.definition.en.remedy}`)
    return 1
  }
}

function run(args: readonly string[]): Promise<ExitCode> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true })
  const [verb, system, file] = positionals
  if (verb === 'list') return withRuntime((runtime) => tellRefusal(printSystems(runtime)))
  if (isSystemChange(verb)) {
    const changed = readSystemId(system)
    return withRuntime((runtime) => tellRefusal(changeSystem(runtime, verb, changed)))
  }
  if (verb !== 'certificate' && verb !== 'renew-token') throw new WrongUse('systems takes list, activate, deactivate, delete, primary, certificate or renew-token.')
  const systemId = readSystemId(system)
  if (verb === 'renew-token') return withRuntime((runtime) => tellRefusal(setToken(runtime, systemId)))
  const pem = readPem(file)
  return withRuntime((runtime) => tellRefusal(setCertificate(runtime, systemId, pem)))
}

export const systemsCommand: Command = {
  usage: 'systems list | systems activate|deactivate|delete|primary SYSTEM | systems certificate SYSTEM FILE | systems renew-token SYSTEM',
  summary: "List systems; open, close or delete one, or make it its organisation's primary receiver; bind it to one certificate; give it a new token (which takes that certificate off)",
  run,
}
