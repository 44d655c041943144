import type { Read } from '../../platform/database/index.ts'
import { listContainerWitnesses } from './containers.queries.ts'
import type { Gap, GapCode } from './gap.ts'
import { listMailingWitnesses } from './mailings.queries.ts'

type ContainerWitness = Awaited<ReturnType<typeof listContainerWitnesses>>[number]

const faultsOf = ({ isEnded, isKept, hasKey, hasParts, taken, letters, faults, namedFaults }: ContainerWitness): readonly (readonly [GapCode, boolean])[] => [
  ['container.pack.missing', !isEnded && !isKept],
  ['container.key.missing', !isEnded && !hasKey],
  ['container.parts.wrong', !hasParts],
  ['container.letters.wrong', letters !== taken],
  ['container.faults.wrong', namedFaults !== faults],
]

type MailingWitness = Awaited<ReturnType<typeof listMailingWitnesses>>[number]

const faultsOfMailing = ({ isThere, fits, isTold }: MailingWitness): readonly (readonly [GapCode, boolean])[] => [
  ['mailing.missing', !isThere],
  ['mailing.state.wrong', isThere && !fits],
  ['mailing.changes.missing', isThere && !isTold],
]

const gapsOf = (containerId: string, faults: readonly (readonly [GapCode, boolean])[]): Gap[] =>
  faults.flatMap(([code, isFault]): Gap[] => (isFault ? [{ letterId: undefined, code, detail: `container ${containerId}` }] : []))

/** Compares how far containers are said to be taken in with the letters and faults that are there, and what mailings say of themselves with how far they are. */
export async function checkContainers(on: Read, first: string): Promise<Gap[]> {
  const containers = await listContainerWitnesses(on, { first })
  const mailings = await listMailingWitnesses(on, { first })
  return [
    ...containers.flatMap((container) => gapsOf(container.containerId, faultsOf(container))),
    ...mailings.flatMap((mailing) => gapsOf(mailing.containerId, faultsOfMailing(mailing))),
  ]
}
