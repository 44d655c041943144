import type { NewEmail } from '../../notifications/index.ts'
import { inBothLanguages } from '../../notifications/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { formatCount, formatDate, texts } from '../../platform/i18n/index.ts'
import { rightsPaths } from '../portal/rights-paths.ts'
import type { PrivilegeType } from '../privilege-types.ts'
import { privilegeNames } from '../rights.texts.ts'

const emailTexts = texts({
  da: {
    holder: {
      subject: (organisation: string) => `Dine rettigheder hos ${organisation} udløber snart`,
      lead: (organisation: string) => `Disse af dine rettigheder hos ${organisation} udløber snart:`,
      link: (address: string) => `Har du fortsat brug for dem, så anmod om dem igen i god tid:\n${address}`,
      closing: 'Du får denne e-mail, fordi rettighederne er dine. Den er sendt automatisk og kan ikke besvares.',
    },
    administrator: {
      subject: (organisation: string) => `Medarbejderes rettigheder hos ${organisation} udløber snart`,
      lead: (organisation: string) => `Disse rettigheder hos ${organisation} udløber snart:`,
      link: (address: string) => `Skal de gælde længere, så ret slutdatoen:\n${address}`,
      closing: 'Du får denne e-mail, fordi du er rettighedsadministrator. Den er sendt automatisk og kan ikke besvares.',
    },
    lastDay: (right: string, day: string) => `${right}: til og med ${day}`,
    more: (rights: string) => `… og ${rights}`,
    rights: { one: 'rettighed mere', other: 'rettigheder mere' },
  },
  en: {
    holder: {
      subject: (organisation) => `Your rights for ${organisation} end soon`,
      lead: (organisation) => `These of your rights for ${organisation} end soon:`,
      link: (address) => `If you still need them, ask for them again in good time:\n${address}`,
      closing: 'You get this e-mail because the rights are yours. It is sent automatically and cannot be answered.',
    },
    administrator: {
      subject: (organisation) => `Employees’ rights for ${organisation} end soon`,
      lead: (organisation) => `These rights for ${organisation} end soon:`,
      link: (address) => `If they are to count for longer, change the end date:\n${address}`,
      closing: 'You get this e-mail because you are a rights administrator. It is sent automatically and cannot be answered.',
    },
    lastDay: (right, day) => `${right}: up to and including ${day}`,
    more: (rights) => `… and ${rights}`,
    rights: { one: 'more right', other: 'more rights' },
  },
})

/** A right as an e-mail lists it; to an administrator with the name of whoever holds it. */
export interface ListedEnding {
  readonly privilege: PrivilegeType
  readonly endsAt: Instant
  readonly holderName?: string
}

interface EndingFacts {
  readonly to: string
  /** Of the portals, without a slash at the end. */
  readonly baseUrl: string
  readonly organisation: { readonly partyId: PartyId; readonly name: string }
  readonly endings: readonly ListedEnding[]
}

/** The rest stands in the portal. */
const maxListed = 30

function linesOf(endings: readonly ListedEnding[], language: Language): string {
  const said = emailTexts[language]
  const lines = endings.slice(0, maxListed).map(({ privilege, endsAt, holderName }) => {
    const right = privilegeNames[language][privilege]
    return `- ${said.lastDay(holderName === undefined ? right : `${holderName}, ${right}`, formatDate(endsAt - 1, language))}`
  })
  const more = endings.length - lines.length
  return [...lines, ...(more > 0 ? [said.more(formatCount(more, said.rights, language))] : [])].join('\n')
}

/** Rights end soon: to whoever holds them, or to an administrator of the organisation for which they count. */
export function endingEmail(reader: 'holder' | 'administrator', { to, baseUrl, organisation, endings }: EndingFacts): NewEmail {
  const address = baseUrl + (reader === 'holder' ? rightsPaths.requests : rightsPaths.employees)
  const told = inBothLanguages((language) => {
    const said = emailTexts[language][reader]
    return { subject: said.subject(organisation.name), paragraphs: [said.lead(organisation.name), linesOf(endings, language), said.link(address), said.closing] }
  })
  return { ...told, to, partyId: organisation.partyId }
}
