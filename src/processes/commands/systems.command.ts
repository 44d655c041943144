import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isUuid } from '../../platform/crypto/index.ts'
import type { SystemId } from '../../systems/index.ts'
import { removeSshKey, renewToken, setSshKey, uploadCertificate } from '../../systems/index.ts'
import type { Command, ExitCode } from '../command.ts'
import { print, withRuntime, WrongUse } from '../command.ts'
import { openSystemCertificates } from '../open-system-certificates.ts'
import type { Runtime } from '../runtime.ts'
import { changeSystem, isSystemChange, printSystems } from './systems-change.ts'
import { tellRefusal } from './tell-refusal.ts'

/** Whoever may run commands acts for the platform. */
const actor = { kind: 'platform' } as const

function readSystemId(text: string | undefined): SystemId {
  const systemId = text?.toLowerCase() ?? ''
  if (!isUuid(systemId)) throw new WrongUse('systems takes the id of a system, a UUID.')
  return systemId as SystemId // branding
}

function readGiven(file: string | undefined, wanted: string): string {
  if (file === undefined || !existsSync(file)) throw new WrongUse(`This takes a file with ${wanted}.`)
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

async function setKey({ database }: Runtime, systemId: SystemId, key: string): Promise<void> {
  const fingerprint = await database.transaction((tx) => setSshKey(tx, { systemId, key, actor }))
  print(`From now on the system logs in by SFTP as ${systemId} with the key ${fingerprint}.`)
}

async function removeKey({ database }: Runtime, systemId: SystemId): Promise<void> {
  await database.transaction((tx) => removeSshKey(tx, { systemId, actor }))
  print('From now on the system does not log in by SFTP.')
}

interface CredentialChange {
  /** The file that it takes, in words. */
  readonly file?: string
  change(runtime: Runtime, systemId: SystemId, text: string): Promise<void>
}

/** What a system is recognised by. */
const credentialChanges: ReadonlyMap<string, CredentialChange> = new Map([
  ['certificate', { file: 'the certificate in PEM', change: setCertificate }],
  ['renew-token', { change: setToken }],
  ['ssh-key', { file: 'the public key, as ssh-keygen writes it', change: setKey }],
  ['remove-ssh-key', { change: removeKey }],
])

function run(args: readonly string[]): Promise<ExitCode> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true })
  const [verb, system, file] = positionals
  if (verb === 'list') return withRuntime((runtime) => tellRefusal(() => printSystems(runtime)))
  if (isSystemChange(verb)) {
    const changed = readSystemId(system)
    return withRuntime((runtime) => tellRefusal(() => changeSystem(runtime, verb, changed)))
  }
  const credential = credentialChanges.get(verb ?? '')
  if (credential === undefined) throw new WrongUse(`systems takes list, activate, deactivate, delete, primary, ${[...credentialChanges.keys()].join(', ')}.`)
  const systemId = readSystemId(system)
  const text = credential.file === undefined ? '' : readGiven(file, credential.file)
  return withRuntime((runtime) => tellRefusal(() => credential.change(runtime, systemId, text)))
}

export const systemsCommand: Command = {
  usage: 'systems list | systems activate|deactivate|delete|primary SYSTEM | systems certificate SYSTEM FILE | systems renew-token SYSTEM | systems ssh-key SYSTEM FILE | systems remove-ssh-key SYSTEM',
  summary: "List systems; open, close or delete one, or make it its organisation's primary receiver; bind it to one certificate; give it a new token (which takes that certificate off); set or remove the key by which it logs in by SFTP",
  run,
}
