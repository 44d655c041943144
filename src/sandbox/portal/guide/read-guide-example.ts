import type { GuideExample } from '../../../documentation/index.ts'
import { uuidV4 } from '../../../platform/crypto/index.ts'
import type { Caller } from '../../../platform/http/index.ts'
import { mayUseSandbox } from '../../identity-provider/index.ts'
import type { SandboxSystem } from '../../nation/index.ts'
import { readSystems } from '../../nation/index.ts'
import { findTaggedNumber } from '../first-letter/correspondents.queries.ts'
import type { SandboxServices } from '../sandbox-page.ts'
import { sandboxPaths } from '../sandbox-paths.ts'

type SystemType = SandboxSystem['types'][number]

/** An agency that writes to the municipality, whose primary system fetches: so one letter shows both sides. Undefined without a demo nation. */
export async function readGuideExample(services: SandboxServices, caller: Caller): Promise<GuideExample | undefined> {
  if (!mayUseSandbox(services.settings, caller)) return undefined
  const { from, to, firm } = await services.database.read(async (on) => ({
    from: await findTaggedNumber(on, { tag: 'authority-mandatory' }),
    to: await findTaggedNumber(on, { tag: 'authority-municipality' }),
    firm: await findTaggedNumber(on, { tag: 'company-with-post' }),
  }))
  const systems = await readSystems(services)
  const headerOf = (cvr: string | undefined, type: SystemType): string | undefined =>
    systems.find(({ organisationCvr, types }) => organisationCvr === cvr && types.includes(type))?.authorization ?? undefined
  const sender = headerOf(from?.number, 'SENDER')
  const receiver = headerOf(to?.number, 'RECIPIENT_DEFAULT')
  if (from === undefined || to === undefined || firm === undefined || sender === undefined || receiver === undefined) return undefined
  const messageUuid = uuidV4()
  const newSampleUrl = `${services.baseUrl()}${sandboxPaths.sampleLetter}?${new URLSearchParams({ from: from.number, to: to.number })}`
  const sampleUrl = `${newSampleUrl}&messageUUID=${messageUuid}`
  return { sender, receiver, contactCvr: firm.number, messageUuid, sampleUrl, newSampleUrl, lettersPath: sandboxPaths.letters, systemsPath: sandboxPaths.systems }
}
