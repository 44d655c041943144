import type { Caller } from '../../../platform/http/index.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import type { Demonstration, DemoMember } from '../../../portals/index.ts'
import { mayUseSandbox, sandboxProviderName } from '../../identity-provider/index.ts'
import { demoTags } from '../../nation/index.ts'
import type { DemoTag } from '../../nation/index.ts'
import { loginLink, sandboxPaths } from '../sandbox-paths.ts'
import type { SandboxServices } from '../sandbox-page.ts'
import { listDemoParties } from './demo-parties.queries.ts'

type DemoParty = Awaited<ReturnType<typeof listDemoParties>>[number]

const tagOrder = Object.keys(demoTags)
const placeOf = ({ tags }: DemoParty): number => Math.min(...tags.map((tag) => tagOrder.indexOf(tag)))

/** Canaries are there for the log's sake, not for people. */
const isShown = ({ tags }: DemoParty): boolean => !tags.includes('canary')

function memberOf({ name, number, tags, identityId, identityName }: DemoParty, language: Language): DemoMember {
  const somebody = identityId === null ? undefined : { name: identityName ?? name, href: loginLink(identityId, '/post') }
  return { name, number, goodFor: tags.map((tag) => demoTags[tag][language]), somebody }
}

function firstLetterOf(parties: readonly DemoParty[], language: Language): Demonstration['firstLetter'] {
  const tagged = (tag: DemoTag): DemoParty | undefined => parties.find(({ tags }) => tags.includes(tag))
  const sender = tagged('authority-municipality')
  const citizen = tagged('citizen-with-post')
  const recipient = citizen && memberOf(citizen, language).somebody
  return sender && recipient && { sender: sender.name, recipient, sendPath: sandboxPaths.firstLetter }
}

/** What the front page offers to try: the demo nation's people by what they are good for. Undefined for who may not use the sandbox. */
export async function readDemonstration(services: SandboxServices, caller: Caller, language: Language): Promise<Demonstration | undefined> {
  if (!mayUseSandbox(services.settings, caller)) return undefined
  const all = await services.database.read((on) => listDemoParties(on, { provider: sandboxProviderName, now: on.now }))
  const parties = all.filter(isShown).toSorted((one, other) => placeOf(one) - placeOf(other))
  const membersOf = (kind: DemoParty['kind']): DemoMember[] => parties.filter((party) => party.kind === kind).map((party) => memberOf(party, language))
  return {
    firstLetter: firstLetterOf(parties, language),
    lettersPath: sandboxPaths.letters,
    sandboxPath: sandboxPaths.overview,
    persons: membersOf('person'),
    companies: membersOf('company'),
    authorities: membersOf('authority'),
  }
}
