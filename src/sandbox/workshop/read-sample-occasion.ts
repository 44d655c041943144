import type { DemoTag } from '../nation/index.ts'
import { listTaggedParties } from '../nation/index.ts'
import type { SandboxServices } from '../portal/index.ts'
import type { SampleOccasion } from './sample-letters.ts'

/** Stand in for the demo nation where there is none: a letter can be checked all the same. */
const strangers = { sender: { number: '99990001', name: 'Prøve Kommune' }, recipient: { number: '6101709999', name: 'Prøve Borger' } }

/** A sample goes from the demo municipality to a citizen, now. */
export async function readSampleOccasion({ database }: SandboxServices): Promise<SampleOccasion> {
  const { parties, now } = await database.read(async (on) => ({ parties: await listTaggedParties(on, {}), now: on.now }))
  const tagged = (tag: DemoTag) => parties.find(({ tags }) => tags.includes(tag))
  return {
    sender: tagged('authority-municipality') ?? strangers.sender,
    recipient: tagged('citizen-with-post') ?? strangers.recipient,
    createdAt: now,
  }
}
