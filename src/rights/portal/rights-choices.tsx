import type { PartyKind } from '../../parties/index.ts'
import { Checkboxes, useLanguage } from '../../platform/ui/index.ts'
import { isUsableBy } from '../grants/may-grant.ts'
import { privilegeDescriptions } from '../privilege-descriptions.texts.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import { privilegeTypes } from '../privilege-types.ts'
import { privilegeNames } from '../rights.texts.ts'
import { rightsPortalTexts } from './rights-portal.texts.ts'

/** Rights that are given only by whoever holds them. */
const heldOnly: readonly PrivilegeType[] = ['PLATFORM_OPERATOR', 'SUPPORT']

/** The rights that somebody can give for an organisation, in the order of the wire. */
export const givableRights = (kind: PartyKind, held: readonly PrivilegeType[]): PrivilegeType[] =>
  privilegeTypes.filter((privilege) => isUsableBy(kind, privilege) && (!heldOnly.includes(privilege) || held.includes(privilege)))

interface RightsChoicesProps {
  choices: readonly PrivilegeType[]
  /** Given already: shown, but not to be chosen again. */
  given?: readonly PrivilegeType[]
  values: readonly string[]
  error: string | undefined
}

/** Which rights; each is explained in a sentence. */
export function RightsChoices({ choices, given = [], values, error }: RightsChoicesProps) {
  const language = useLanguage()
  const said = rightsPortalTexts[language]
  return (
    <Checkboxes
      name="rights"
      label={said.whichRights}
      error={error}
      values={values}
      choices={choices.map((privilege) => {
        const isGiven = given.includes(privilege)
        return { value: privilege, label: isGiven ? said.givenAlready(privilegeNames[language][privilege]) : privilegeNames[language][privilege], hint: privilegeDescriptions[language][privilege], disabled: isGiven }
      })}
    />
  )
}
