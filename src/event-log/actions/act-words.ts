import { changedFieldTexts, changedStateTexts, eventTexts } from '../../events/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { privilegeNames } from '../../rights/index.ts'
import type { Act } from '../read-acts.ts'
import { actionsTexts } from './actions.texts.ts'

/** Who did it, and for whom he works where that is somebody else. */
export function whoOf({ actorName, employerName }: Act, language: Language): string {
  const said = actionsTexts[language]
  const name = actorName ?? said.unknown
  return employerName === null ? name : said.ofEmployer(name, employerName)
}

export const whatOf = ({ tag }: Act, language: Language): string => eventTexts[language][tag]

/** Fields whose values, or whose kinds (`lastDay.…`), are rights. */
const fieldsOfRights = new Set(['privilege', 'privileges', 'lastDay'])

/** Values that stand in events by a name of their own: rights, states and sources by the wire's, ways of a switch, what was done with a system. All else is what somebody typed, and is told as typed. */
function namesOf(field: string, language: Language): Readonly<Record<string, string>> {
  if (field === 'state') return changedStateTexts[language]
  if (field === 'way') return actionsTexts[language].ways
  if (field === 'source') return actionsTexts[language].sources
  if (field === 'change') return actionsTexts[language].changes
  return fieldsOfRights.has(field) ? privilegeNames[language] : {}
}

/** A value as people read it; several of a list each. */
export function valueWords(field: string, value: string | null, language: Language): string {
  if (value === null) return '–'
  const names = new Map(Object.entries(namesOf(field, language)))
  const words = value.split(/,? /).map((part) => names.get(part))
  return words.every((word) => word !== undefined) ? words.join(', ') : value
}

/** The field's words; of an event of long ago, whose field is no more, the name it had. */
export function fieldWords(field: string, language: Language): string {
  const known: Readonly<Record<string, string>> = { ...actionsTexts[language].facts, ...changedFieldTexts[language] }
  const [name = '', ...which] = field.split('.')
  return [known[name] ?? name, ...which.map((one) => valueWords(name, one, language))].join(', ')
}
