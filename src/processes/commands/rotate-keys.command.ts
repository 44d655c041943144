import { parseArgs } from 'node:util'
import { countByMasterKey, forgetMasterKeys, rotateKeys } from '../../platform/content/index.ts'
import type { Command, ExitCode } from '../command.ts'
import { print, printFault, withRuntime, WrongUse } from '../command.ts'
import type { Runtime } from '../runtime.ts'

const tellEach = 100_000
const unreadableNamed = 20

function stateOf(keyId: string, count: number, currentId: string): string {
  if (keyId === currentId) return `current, wraps ${count} contents`
  return count === 0 ? 'wraps nothing: it may be taken out of BREVDUE_MASTER_KEYS' : `still wraps ${count} contents: it must stay`
}

/** Says what each key wraps. A fault is found when another than the current one wraps something. */
async function check({ database, contentStore: { ring } }: Runtime): Promise<ExitCode> {
  const counts = await countByMasterKey(database, ring)
  for (const [keyId, count] of counts) print(`${keyId}: ${stateOf(keyId, count, ring.currentId)}${ring.keys.has(keyId) ? '' : ' (it is not in BREVDUE_MASTER_KEYS: these contents cannot be read)'}`)
  return [...counts].some(([keyId, count]) => keyId !== ring.currentId && count > 0) ? 1 : 0
}

async function rotate(runtime: Runtime): Promise<ExitCode> {
  const { database, contentStore } = runtime
  let told = 0
  const { rewrapped, unreadable } = await rotateKeys(database, contentStore.ring, (count) => {
    if (count - told < tellEach) return
    told = count
    print(`${count} contents so far`)
  })
  print(`The keys of ${rewrapped} contents were wrapped anew by "${contentStore.ring.currentId}".`)
  if (unreadable.length > 0) printFault(`The keys of ${unreadable.length} contents do not open: ${unreadable.slice(0, unreadableNamed).join(', ')}`)
  return check(runtime)
}

/** A key that is lost: nothing brings its contents back, but processes may start without it. */
async function forget({ database, contentStore: { ring } }: Runtime, keyId: string): Promise<ExitCode> {
  if (ring.keys.has(keyId)) throw new WrongUse(`The key "${keyId}" is in BREVDUE_MASTER_KEYS; take it out first.`)
  const count = (await countByMasterKey(database, ring)).get(keyId) ?? 0
  await forgetMasterKeys(database, [keyId])
  print(`The key "${keyId}" is no longer asked for. ${count} contents can never be read again unless it is found.`)
  return 0
}

function run(args: readonly string[]): Promise<ExitCode> {
  const { values } = parseArgs({ args: [...args], options: { check: { type: 'boolean' }, forget: { type: 'string' } } })
  const { forget: lost } = values
  if (lost !== undefined) return withRuntime((runtime) => forget(runtime, lost))
  return withRuntime(values.check === true ? check : rotate)
}

export const rotateKeysCommand: Command = {
  usage: 'rotate-keys [--check | --forget KEY]',
  summary: 'Wrap the keys of all contents by the first of BREVDUE_MASTER_KEYS, and say which of the others may go; --check only says it',
  run,
}
