import type { Database } from '../../platform/database/index.ts'
import { privilegeNames, privilegeTypes } from '../../rights/index.ts'
import { demoTags } from '../nation/index.ts'
import type { DemoTag } from '../nation/index.ts'
import { listDemoPeople } from './demo-people.queries.ts'
import type { DemoPerson } from './demo-person.ts'
import { sandboxProviderName } from './sandbox-provider.ts'

/** More buttons than these nobody reads. */
const peopleShown = 100
/** Unasked, an employer shows a few of its people. */
const employeesShown = 3

export interface FoundPeople {
  readonly people: readonly DemoPerson[]
  /** Those shown are a choice: there are more. */
  readonly cut: boolean
}

const allTags = Object.keys(demoTags) as DemoTag[] // Object.keys forgets the keys' type

/** Whether a name has the words in it, in any language. */
const bears = (words: string, ...names: readonly string[]): boolean => names.some((name) => name.toLowerCase().includes(words.toLowerCase()))

/** The people whose name, organisation, tags or rights have the words in them; everybody for no words. */
export async function searchDemoPeople(database: Database, words: string): Promise<FoundPeople> {
  const wish = {
    provider: sandboxProviderName,
    pattern: `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`,
    tags: allTags.filter((tag) => bears(words, demoTags[tag].da, demoTags[tag].en)),
    rights: privilegeTypes.filter((type) => bears(words, privilegeNames.da[type], privilegeNames.en[type])),
    perParty: words === '' ? employeesShown : peopleShown,
    limit: peopleShown + 1,
  }
  const people = await database.read((on) => listDemoPeople(on, { ...wish, now: on.now }))
  return { people: people.slice(0, peopleShown), cut: words === '' || people.length > peopleShown }
}
