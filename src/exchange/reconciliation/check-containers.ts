import type { ContentStore } from '../../platform/content/index.ts'
import { listContents } from '../../platform/content/index.ts'
import type { Read } from '../../platform/database/index.ts'
import { findUnreadable } from './check-contents.ts'
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

/** Runs through the letters that containers still hold; those of a container that is ended are gone. */
async function checkPacks(on: Read, store: ContentStore, containers: readonly ContainerWitness[]): Promise<Gap[]> {
  const held = containers.filter(({ isEnded, isKept }) => !isEnded && isKept).map(({ containerId }) => containerId)
  const gaps: Gap[] = []
  for (const row of await listContents(on, { contentIds: held })) {
    const unreadable = await findUnreadable(store, row)
    gaps.push(...gapsOf(row.contentId, [['container.pack.unreadable', unreadable !== undefined]]))
  }
  return gaps
}

/** Compares how far containers are said to be taken in with the letters and faults that are there, and what mailings say of themselves with how far they are. With a store, the letters that wait in packs are opened. */
export async function checkContainers(on: Read, first: string, store?: ContentStore): Promise<Gap[]> {
  const containers = await listContainerWitnesses(on, { first })
  const mailings = await listMailingWitnesses(on, { first })
  return [
    ...(store === undefined ? [] : await checkPacks(on, store, containers)),
    ...containers.flatMap((container) => gapsOf(container.containerId, faultsOf(container))),
    ...mailings.flatMap((mailing) => gapsOf(mailing.containerId, faultsOfMailing(mailing))),
  ]
}
