import type { Database } from '../../platform/database/index.ts'
import { privilegeNames, privilegeTypes } from '../../rights/index.ts'
import type { PrivilegeType } from '../../rights/index.ts'
import { listDemoPeople } from './demo-people.queries.ts'
import type { DemoPerson } from './group-people.ts'
import { sandboxProviderName } from './sandbox-provider.ts'

/** More buttons than these nobody reads. */
const peopleShown = 200

export interface FoundPeople {
  readonly people: readonly DemoPerson[]
  /** More people match than are shown. */
  readonly cut: boolean
}

/** The rights that have the words in their name, in any language. */
const rightsNamed = (words: string): PrivilegeType[] =>
  privilegeTypes.filter((type) => [privilegeNames.da[type], privilegeNames.en[type]].some((name) => name.toLowerCase().includes(words.toLowerCase())))

/** The people whose name, organisation, tags or rights have the words in them; everybody for no words. */
export async function searchDemoPeople(database: Database, words: string): Promise<FoundPeople> {
  const pattern = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const wish = { provider: sandboxProviderName, pattern, rights: rightsNamed(words), limit: peopleShown + 1 }
  const people = await database.read((on) => listDemoPeople(on, { ...wish, now: on.now }))
  return { people: people.slice(0, peopleShown), cut: people.length > peopleShown }
}
