import type { Read } from '../../platform/database/index.ts'
import { listContainerWitnesses } from './containers.queries.ts'
import type { Gap, GapCode } from './gap.ts'

type ContainerWitness = Awaited<ReturnType<typeof listContainerWitnesses>>[number]

const faultsOf = ({ isEnded, isKept, hasKey, hasParts, taken, letters, faults, namedFaults }: ContainerWitness): readonly (readonly [GapCode, boolean])[] => [
  ['container.pack.missing', !isEnded && !isKept],
  ['container.key.missing', !isEnded && !hasKey],
  ['container.parts.wrong', !hasParts],
  ['container.letters.wrong', letters !== taken],
  ['container.faults.wrong', namedFaults !== faults],
]

/** Compares how far containers are said to be taken in with the letters and faults that are there. */
export async function checkContainers(on: Read, first: string): Promise<Gap[]> {
  const containers = await listContainerWitnesses(on, { first })
  return containers.flatMap((container) =>
    faultsOf(container).flatMap(([code, isFault]): Gap[] => (isFault ? [{ letterId: undefined, code, detail: `container ${container.containerId}` }] : [])),
  )
}
