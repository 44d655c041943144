import { Readable } from 'node:stream'
import { acceptLetter, findLetterFacts } from '../../../exchange/index.ts'
import type { MessageUuid } from '../../../exchange/index.ts'
import { civilDate, machineNow, pause } from '../../../platform/clock/index.ts'
import { uuidV4 } from '../../../platform/crypto/index.ts'
import type { Read } from '../../../platform/database/index.ts'
import { Problem } from '../../../platform/problems/index.ts'
import type { SystemId } from '../../../systems/index.ts'
import type { SandboxServices } from '../sandbox-page.ts'
import { sandboxProblems } from '../sandbox.problems.ts'
import { findCorrespondent, findSenderSystem, findTaggedNumber } from './correspondents.queries.ts'
import type { Correspondent } from './make-sample-letter.ts'
import { makeSampleLetter } from './make-sample-letter.ts'

/** The page that shows the letter looks better when it has been decided; nothing depends on it. */
const decidedWithinMs = 3_000
const lookEveryMs = 20

interface Pair {
  readonly from: Correspondent
  readonly to: Correspondent
  readonly systemId: SystemId
}

/** Who writes the first letter, and who gets it. */
export type FirstLetterTag = 'authority-municipality' | 'citizen-with-post'

export async function findTagged(on: Read, tag: FirstLetterTag): Promise<Correspondent | undefined> {
  const found = await findTaggedNumber(on, { tag })
  return found && findCorrespondent(on, found)
}

/** The municipality, and the citizen of the first letter or somebody else. Throws sandbox.nation.missing. */
async function findPair(on: Read, number: string | undefined): Promise<Pair> {
  const from = await findTagged(on, 'authority-municipality')
  const to = number === undefined ? await findTagged(on, 'citizen-with-post') : await findCorrespondent(on, { number })
  const system = from && (await findSenderSystem(on, from))
  if (from === undefined || to === undefined || system === undefined) throw new Problem(sandboxProblems['sandbox.nation.missing'])
  return { from, to, ...system }
}

/** Gives the worker a moment to decide about a letter that was sent. */
export async function waitUntilDecided({ database }: SandboxServices, messageUuid: MessageUuid): Promise<void> {
  const deadline = machineNow() + decidedWithinMs
  while (machineNow() < deadline) {
    const letter = await database.read((on) => findLetterFacts(on, messageUuid))
    if (letter?.route !== null) return
    await pause(lookEveryMs)
  }
}

/** Sends a letter from the demo municipality, by the same way as every letter: to a citizen, or to who bears the number told. Throws sandbox.nation.missing. */
export async function sendFirstLetter(services: SandboxServices, number?: string): Promise<MessageUuid> {
  const { pair, now } = await services.database.read(async (on) => ({ pair: await findPair(on, number), now: on.now }))
  const messageUuid = uuidV4() as MessageUuid // branding
  const letter = await makeSampleLetter({ ...pair, messageUuid, date: civilDate(now) })
  await acceptLetter(services.intake, { messageUuid, senderId: pair.from.partyId, systemId: pair.systemId, body: Readable.from([letter]) })
  await waitUntilDecided(services, messageUuid)
  return messageUuid
}
