import type { IdentityId } from '../../login/index.ts'
import type { PrivilegeType } from '../../rights/index.ts'
import { demoTags } from '../nation/index.ts'
import type { DemoTag } from '../nation/index.ts'

/** Somebody who can be picked to log in as. */
export interface DemoPerson {
  readonly identityId: IdentityId
  readonly kind: 'citizen' | 'employee'
  readonly name: string
  /** The organisation, for an employee. */
  readonly partyName: string
  /** What the citizen or the organisation is good for. */
  readonly tags: readonly DemoTag[]
  readonly rights: readonly PrivilegeType[]
}

const tagOrder = Object.keys(demoTags)

/** Who is good for several things stands under the one that the demo nation names first, who is good for none last. */
const placeOf = ({ tags }: DemoPerson): number => Math.min(tagOrder.length, ...tags.map((tag) => tagOrder.indexOf(tag)))

/** People of a kind, those good for the same thing together, in the order of the demo nation. */
export const peopleOfKind = (people: readonly DemoPerson[], kind: DemoPerson['kind']): DemoPerson[] =>
  people.filter((person) => person.kind === kind).toSorted((one, other) => placeOf(one) - placeOf(other))
