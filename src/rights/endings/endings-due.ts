import { planEmails } from '../../notifications/index.ts'
import type { NewEmail } from '../../notifications/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Instant } from '../../platform/clock/index.ts'
import type { Database, Transaction } from '../../platform/database/index.ts'
import type { DueSource } from '../../platform/work/index.ts'
import { listAdministratorAddresses } from '../requests/access-requests.queries.ts'
import { toldFrom, toldUpTo } from './ending.ts'
import { endingEmail } from './ending-emails.ts'
import type { Ending } from './endings.queries.ts'
import { getNextEnding, listEndingParties, listHolders, updateToldEndings } from './endings.queries.ts'

/** Rights of so many organisations in one transaction: those of one stand together in its administrators' e-mail. */
const portion = 50

type Holder = Awaited<ReturnType<typeof listHolders>>[number]
type Lost = Ending & { readonly endsAt: Instant }
type Told = Lost & Holder

/** Those whose holder loses something, each right once and with its last end, by holder and right. */
async function gatherEndings(tx: Transaction, marked: readonly Ending[]): Promise<Told[]> {
  const isLost = (ending: Ending): ending is Lost => !ending.isKept && ending.endsAt !== null && ending.endsAt > tx.now
  const lost = marked.filter(isLost).toSorted((one, other) => one.endsAt - other.endsAt)
  const keyOf = ({ identityId, partyId }: Pick<Ending, 'identityId' | 'partyId'>): string => `${identityId} ${partyId}`
  const each = new Map(lost.map((ending) => [`${keyOf(ending)} ${ending.privilege}`, ending]))
  const holders = new Map((await listHolders(tx, { identityIds: lost.map(({ identityId }) => identityId), partyIds: lost.map(({ partyId }) => partyId) })).map((holder) => [keyOf(holder), holder]))
  const told = [...each.values()].flatMap((ending) => {
    const holder = holders.get(keyOf(ending))
    return holder === undefined || holder.isGone ? [] : [{ ...ending, ...holder }]
  })
  return told.toSorted((one, other) => one.name.localeCompare(other.name, 'da') || one.endsAt - other.endsAt)
}

interface Organisation {
  readonly partyId: PartyId
  readonly name: string
}

function emailsToHolders(baseUrl: string, organisation: Organisation, endings: readonly Told[]): NewEmail[] {
  const byHolder = [...Map.groupBy(endings, ({ identityId }) => identityId).values()]
  return byHolder.flatMap((own) => {
    const to = own[0]?.email ?? null
    return to === null ? [] : [endingEmail('holder', { to, baseUrl, organisation, endings: own })]
  })
}

/** An administrator is told of others' rights; of his own he is told as their holder. */
async function emailsToAdministrators(tx: Transaction, baseUrl: string, organisation: Organisation, endings: readonly Told[]): Promise<NewEmail[]> {
  const administrators = await listAdministratorAddresses(tx, { partyId: organisation.partyId, now: tx.now })
  return administrators.flatMap(({ identityId, email }) => {
    const others = endings.filter((ending) => ending.identityId !== identityId).map(({ privilege, endsAt, name }) => ({ privilege, endsAt, holderName: name }))
    return others.length === 0 ? [] : [endingEmail('administrator', { to: email, baseUrl, organisation, endings: others })]
  })
}

/** Tells of the rights of a portion of organisations; answers how many organisations there were. */
async function tellPortion(tx: Transaction, baseUrl: string): Promise<number> {
  const upTo = toldUpTo(tx.now)
  const parties = await listEndingParties(tx, { upTo, limit: portion })
  if (parties.length === 0) return 0
  const endings = await gatherEndings(tx, await updateToldEndings(tx, { partyIds: parties.map(({ partyId }) => partyId), upTo, now: tx.now }))
  const emails: NewEmail[] = []
  for (const ofOne of Map.groupBy(endings, ({ partyId }) => partyId).values()) {
    const [first] = ofOne
    if (first === undefined) continue
    const organisation = { partyId: first.partyId, name: first.partyName }
    emails.push(...emailsToHolders(baseUrl, organisation, ofOne), ...(await emailsToAdministrators(tx, baseUrl, organisation, ofOne)))
  }
  await planEmails(tx, emails)
  return parties.length
}

interface EndingServices {
  readonly database: Database
  /** Of the portals, without a slash at the end; undefined while nobody knows: then the e-mails, which link there, wait for the next time. */
  readonly baseUrl: () => string | undefined
}

/**
 * Warns by e-mail before rights end, once for each end: the holder and the organisation's rights administrators, in one e-mail each for all
 * rights whose last day it is. When an end is moved, `ending_told_at` is emptied, and the new end is told of in its time. Also catches up
 * with what became due while nothing ran; of what has ended already nobody is warned.
 */
export const endingsDue = ({ database, baseUrl }: EndingServices): DueSource => ({
  name: 'ending rights',
  async nextDueAt(on) {
    const { endsAt } = await getNextEnding(on, { after: toldUpTo(on.now) })
    return endsAt === null ? undefined : toldFrom(endsAt)
  },
  async runDue() {
    const url = baseUrl()
    if (url === undefined) return
    let told = portion
    while (told === portion) told = await database.transaction((tx) => tellPortion(tx, url))
  },
})
