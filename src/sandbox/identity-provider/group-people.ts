import type { IdentityId } from '../../login/index.ts'
import type { PrivilegeType } from '../../rights/index.ts'

/** Somebody who can be picked to log in as. */
export interface DemoPerson {
  readonly identityId: IdentityId
  readonly kind: 'citizen' | 'employee'
  readonly name: string
  /** The organisation, for an employee. */
  readonly partyName: string
  readonly tags: readonly string[]
  readonly rights: readonly PrivilegeType[]
}

/** People who belong together: citizens good for the same thing, or the employees of an organisation. */
export interface DemoGroup {
  readonly kind: DemoPerson['kind']
  /** A tag or the organisation's name; undefined for citizens without tags. */
  readonly name: string | undefined
  readonly people: readonly DemoPerson[]
}

/** Keeps the order in which groups and people first come, citizens before employees. Who is good for several things stands under the first. */
export function groupPeople(people: readonly DemoPerson[]): DemoGroup[] {
  const groups = Map.groupBy(people, ({ kind, tags, partyName }) => `${kind}/${kind === 'citizen' ? (tags[0] ?? '') : partyName}`)
  const named = [...groups.values()].flatMap((members): DemoGroup[] => {
    const [first] = members
    return first === undefined ? [] : [{ kind: first.kind, name: first.kind === 'citizen' ? first.tags[0] : first.partyName, people: members }]
  })
  return [...named.filter(({ kind }) => kind === 'citizen'), ...named.filter(({ kind }) => kind === 'employee')]
}
