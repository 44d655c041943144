import type { SystemId } from '../../systems/index.ts'
import { activateSystem, choosePrimarySystem, deactivateSystem, deleteSystem, listSystems } from '../../systems/index.ts'
import { print } from '../command.ts'
import type { Runtime } from '../runtime.ts'

const changes = { activate: activateSystem, deactivate: deactivateSystem, delete: deleteSystem, primary: choosePrimarySystem } as const
export type SystemChange = keyof typeof changes

export const isSystemChange = (verb: string | undefined): verb is SystemChange => verb !== undefined && Object.hasOwn(changes, verb)

type ListedSystem = Awaited<ReturnType<typeof listSystems>>[number]

function lineOf({ systemId, organisationName, name, isSender, isRecipient, isPrimary, isActive, protocol, endpoint }: ListedSystem): string {
  const types = [...(isSender ? ['sender'] : []), ...(isRecipient ? [isPrimary ? 'receiver (primary)' : 'receiver'] : [])].join(', ')
  return [systemId, isActive ? 'active' : 'inactive', protocol, types, `${organisationName}: ${name}`, endpoint ?? ''].join('  ').trimEnd()
}

export async function printSystems({ database }: Runtime): Promise<void> {
  for (const system of await database.read((on) => listSystems(on, { now: on.now }))) print(lineOf(system))
}

/** What waits for a receiver that is closed goes to the primary system or the mailbox; a worker sees to it. */
export async function changeSystem({ database }: Runtime, verb: SystemChange, systemId: SystemId): Promise<void> {
  await database.transaction((tx) => changes[verb](tx, { systemId, actor: { kind: 'platform' }, reason: 'operator' }))
  print(`Done: ${verb} ${systemId}.`)
}
