import { z } from 'zod'
import type { Administration, AdminServices } from '../../administration/index.ts'
import { adminForm, adminPage, adminView } from '../../administration/index.ts'
import { csrfForm } from '../../login/index.ts'
import { formatNumber } from '../../platform/i18n/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { instantText } from '../../platform/clock/index.ts'
import type { PartyId } from '../../parties/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { seeOther } from '../../platform/http/index.ts'
import { readDate } from '../../platform/ui/index.ts'
import { languageOf } from '../../portals/index.ts'
import { actKinds, kindOfTag } from '../acts.ts'
import { writeCsv } from '../csv.ts'
import { eventLogProblems } from '../event-log.problems.ts'
import type { Act, ActsWish } from '../read-acts.ts'
import { findPartyCalled, readActs } from '../read-acts.ts'
import { fieldWords, valueWords, whatOf, whoOf } from './act-words.ts'
import { actionLogFunction } from './action-log-function.ts'
import type { ActionsFacts, SearchFault, TypedSearch } from './actions-view.tsx'
import { ActionsView, queryOf } from './actions-view.tsx'
import { actionsTexts } from './actions.texts.ts'
import { lacksParty, needsParty, searchActions } from './search-actions.ts'

const { action, href: path } = actionLogFunction
const pageSize = 25
const exportPage = 500
const mostExported = 10_000

const longest = 100
const word = z.string().trim().catch('')
const words = { from: word, to: word, kind: word, employee: word, about: z.uuid().or(z.literal('')).catch('') }
const query = z.object({ ...words, below: z.uuid().optional().catch(undefined) })
/** A party's number comes by a form alone: it never stands in an address. */
const form = csrfForm.extend({ ...words, party: word })
type Query = z.output<typeof query>

const typedOf = ({ below: _below, ...typed }: Query): TypedSearch => typed

const given = (text: string): string | undefined => (text === '' ? undefined : text)

const isNoDay = (typed: string): boolean => typed !== '' && readDate(typed) === undefined

const faultsOf = ({ from, to, employee }: Pick<Query, 'from' | 'to' | 'employee'>): SearchFault[] => [
  ...(isNoDay(from) ? (['from'] as const) : []),
  ...(isNoDay(to) ? (['to'] as const) : []),
  ...(employee.length > longest ? (['employee'] as const) : []),
]

const wishOf = ({ from, to, kind, employee, about, below }: Query): ActsWish => ({
  from: readDate(from),
  to: readDate(to),
  kind: actKinds.find((known) => known === kind),
  employee: given(employee),
  about: given(about) as PartyId | undefined, // branding
  below,
})

async function search(services: AdminServices, administration: Administration, asked: Query) {
  const wish = wishOf(asked)
  if (faultsOf(asked).length > 0 || lacksParty(administration, wish)) return undefined
  return services.database.transaction((tx) => searchActions(tx, administration, { wish, size: pageSize }))
}

const pageRoute = (services: AdminServices): Route =>
  adminPage(services, {
    action,
    path,
    summary: 'What employees did on behalf of the organisation, by period, kind, employee and party',
    query,
    answers: { 200: { page: true }, 400: { page: true } },
    handle: async ({ caller, query: asked }, administration) => {
      const found = await search(services, administration, asked)
      const faults = faultsOf(asked)
      return view(services, { caller, administration }, { typed: typedOf(asked), faults, found, isFirst: asked.below === undefined })
    },
  })

interface Visit {
  readonly caller: Caller
  readonly administration: Administration
}

function view(services: AdminServices, { caller, administration }: Visit, facts: Pick<ActionsFacts, 'typed' | 'faults' | 'found' | 'isFirst'>): Answer {
  const children = <ActionsView {...facts} needsParty={needsParty(administration)} csrfToken={administration.session.csrfToken} />
  return adminView(services, { caller, administration, title: actionsTexts[languageOf(caller)].title, status: facts.faults.length > 0 ? 400 : 200, path, children })
}

/** Finds the party of the number, and leads to the search by the party's id. */
const searchRoute = (services: AdminServices): Route =>
  adminForm(services, {
    action,
    path: `${path}/search`,
    summary: 'Search what employees did; the number of a party is looked up and stands in no address',
    body: form,
    answers: { 303: { empty: true }, 400: { page: true } },
    handle: async ({ caller, body: { csrf: _csrf, party, ...typed } }, administration) => {
      const found = party === '' ? given(typed.about) : await services.database.read((on) => findPartyCalled(on, party))
      const faults = [...faultsOf(typed), ...(party !== '' && found === undefined ? (['party'] as const) : [])]
      if (faults.length > 0) return view(services, { caller, administration }, { typed: { ...typed, party }, faults, found: undefined, isFirst: true })
      return seeOther(path + queryOf({ ...typed, about: found ?? '' }))
    },
  })

/** Each field a line in each of the three cells, also where somebody typed several. */
const fieldsOf = ({ changes, facts }: Act, language: Language): string[] => {
  const words = (field: string, value: string | null): string => (value === null ? '' : valueWords(field, value, language).replaceAll(/\s*[\r\n]+\s*/g, ' '))
  return [
    [...changes.map(({ field }) => field), ...facts.map(([name]) => name)].map((field) => fieldWords(field, language)).join('\n'),
    changes.map(({ field, before }) => words(field, before)).join('\n'),
    [...changes.map(({ field, after }) => words(field, after)), ...facts.map(([name, value]) => words(name, value))].join('\n'),
  ]
}

function csvOf(acts: readonly Act[], isCut: boolean, language: Language): string {
  const said = actionsTexts[language]
  const head = [said.time, said.what, said.kind, said.who, 'RID', said.field, said.before, said.after]
  const rows = acts.map((act) => [instantText(act.occurredAt), whatOf(act, language), said.kinds[kindOfTag(act.tag)], whoOf(act, language), act.actorRid ?? '', ...fieldsOf(act, language)])
  return writeCsv([[said.warning], head, ...rows, ...(isCut ? [[said.truncated(formatNumber(mostExported, language))]] : [])])
}

/** The whole of a search, page after page. */
async function exportActs(services: AdminServices, administration: Administration, wish: ActsWish): Promise<{ acts: Act[]; isCut: boolean }> {
  return services.database.transaction(async (tx) => {
    const first = await searchActions(tx, administration, { wish, size: exportPage, isExport: true })
    const acts = [...first.acts]
    let { below } = first
    while (below !== undefined && acts.length < mostExported) {
      const next = await readActs(tx, administration.organisation.partyId, { ...wish, below }, exportPage)
      acts.push(...next.acts)
      below = next.below
    }
    return { acts, isCut: below !== undefined }
  })
}

const csvRoute = (services: AdminServices): Route =>
  adminPage(services, {
    action,
    path: `${path}/csv`,
    summary: 'The same as a file for spreadsheets',
    query,
    answers: { 200: { bytes: 'text/csv' }, 303: { empty: true } },
    problems: [eventLogProblems['log.party.required']],
    handle: async ({ caller, query: asked }, administration): Promise<Answer> => {
      // The page tells what is wrong; without it a file would hold more than was asked for.
      if (faultsOf(asked).length > 0) return seeOther(path + queryOf(typedOf(asked)))
      const { acts, isCut } = await exportActs(services, administration, { ...wishOf(asked), below: undefined })
      const language = languageOf(caller)
      const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${actionsTexts[language].fileName}"` }
      return { status: 200, body: Buffer.from(csvOf(acts, isCut, language)), headers }
    },
  })

/** `/admin/log/actions` (seed 001 chapter 7.4). */
export const actionLogPages = (services: AdminServices): Route[] => [pageRoute(services), searchRoute(services), csvRoute(services)]
