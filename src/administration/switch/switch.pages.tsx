import { z } from 'zod'
import { recordEvents } from '../../events/index.ts'
import { checkCsrf, csrfForm, loginProblems } from '../../login/index.ts'
import type { PartyId } from '../../parties/index.ts'
import { parseCvrNumber } from '../../parties/index.ts'
import { isUuid } from '../../platform/crypto/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { route, seeOther } from '../../platform/http/index.ts'
import { generalProblems, Problem } from '../../platform/problems/index.ts'
import { maxSearchLength } from '../../platform/ui/index.ts'
import { languageOf } from '../../portals/index.ts'
import { accessProblems, actorOf, listOrganisationsActedFor } from '../../rights/index.ts'
import { adminPath } from '../admin-path.ts'
import { adminPage } from '../admin-route.ts'
import type { AdminServices } from '../admin-view.ts'
import { adminView } from '../admin-view.ts'
import type { Administration } from '../administration.ts'
import { enterAdministration } from '../admin-route.ts'
import { findByCvr } from './find-by-cvr.ts'
import { isSecondClick, switchOrganisation } from './switch-organisation.ts'
import { switchPath } from './switch-paths.ts'
import type { CvrSearch } from './switch-view.tsx'
import { SwitchView } from './switch-view.tsx'
import { switchTexts } from './switch.texts.ts'

const action = 'organisation.switch'
const pageSize = 25

interface Wish {
  readonly search: string
  /** Counted from 1. */
  readonly page: number
  readonly cvr?: string | undefined
  readonly unchosen: boolean
}

/** Looking an organisation up by its number is recorded with the own organisation (seed 001 chapter 7.1.3). */
async function searchByCvr(services: AdminServices, administration: Administration, typed: string): Promise<CvrSearch> {
  const cvrNumber = parseCvrNumber(typed.replaceAll(/\s/g, ''))
  if (cvrNumber === undefined) return { typed, fault: 'unreadable', found: undefined }
  const found = await services.database.transaction(async (tx) => {
    const organisation = await findByCvr(tx, cvrNumber)
    const properties = { results: organisation === undefined ? 0 : 1, ...(organisation && { party: organisation.partyId }) }
    await recordEvents(tx, [{ tag: 'CVR_LOOKED_UP', ownerId: administration.employerId, actor: actorOf(administration), properties }])
    return organisation
  })
  return { typed, fault: found === undefined ? 'unknown' : undefined, found }
}

function statusOf({ unchosen }: Wish, byCvr: CvrSearch | undefined): number {
  if (unchosen || byCvr?.fault === 'unreadable') return 400
  return byCvr?.fault === 'unknown' ? 404 : 200
}

async function show(services: AdminServices, caller: Caller, administration: Administration, wish: Wish): Promise<Answer> {
  const { search, page, cvr } = wish
  const byCvr = cvr !== undefined && administration.reach.anywhere ? await searchByCvr(services, administration, cvr) : undefined
  const list = await services.database.read((on) => listOrganisationsActedFor(on, administration, { search, page: page - 1, size: pageSize }))
  const children = <SwitchView administration={administration} list={list} pageSize={pageSize} search={search} unchosen={wish.unchosen} byCvr={byCvr} />
  return adminView(services, { caller, administration, title: switchTexts[languageOf(caller)].title, status: statusOf(wish, byCvr), path: wish.unchosen ? switchPath : caller.url, children })
}

const chooseRoute = (services: AdminServices): Route =>
  adminPage(services, {
    action,
    path: switchPath,
    summary: 'The organisations for which the employee may act; for System support also any by its CVR number',
    query: z.object({
      search: z.string().catch('').transform((words) => words.trim().slice(0, maxSearchLength)),
      page: z.coerce.number().int().min(1).max(100_000).catch(1),
      cvr: z.string().optional().catch(undefined),
    }),
    answers: { 200: { page: true }, 400: { page: true }, 404: { page: true } },
    handle: ({ caller, query }, administration) => show(services, caller, administration, { ...query, unchosen: false }),
  })

/** `/admin` comes next, where it says for whom one acts. */
async function switchTo(services: AdminServices, caller: Caller, administration: Administration, partyId: PartyId): Promise<Answer> {
  const outcome = await services.database.transaction((tx) => switchOrganisation(tx, { ...services, caller }, administration, partyId))
  if (outcome.kind === 'unknown') throw new Problem(generalProblems['not.found'])
  if (outcome.kind === 'ended') throw new Problem(loginProblems['login.required'])
  return outcome.kind === 'switched' ? seeOther(adminPath, outcome.headers) : seeOther(adminPath)
}

const body = csrfForm.extend({ partyId: z.string().max(100).default('') })

/** Who switches; undefined for the second of two clicks that bears the token of the session before. */
async function enterToSwitch(services: AdminServices, caller: Caller, partyId: PartyId | undefined): Promise<Administration | undefined> {
  try {
    return await enterAdministration(services, caller, action)
  } catch (error) {
    const mayBeSecond = error instanceof Problem && error.code === loginProblems['login.required'] && partyId !== undefined
    if (mayBeSecond && (await services.database.read((on) => isSecondClick(on, { ...services, caller }, partyId)))) return undefined
    throw error
  }
}

/** Who is where he wants to be already is led on, and nothing changes: that is a second click too, with the token of the new session and the form of the old one. */
async function answerSwitch(services: AdminServices, caller: Caller, form: z.output<typeof body>): Promise<Answer> {
  const partyId = isUuid(form.partyId) ? (form.partyId as PartyId) : undefined // branding
  const administration = await enterToSwitch(services, caller, partyId)
  if (administration === undefined || partyId === administration.organisation.partyId) return seeOther(adminPath)
  checkCsrf(administration.session, form)
  if (partyId === undefined) return show(services, caller, administration, { search: '', page: 1, unchosen: true })
  return switchTo(services, caller, administration, partyId)
}

const switchRoute = (services: AdminServices): Route =>
  route({
    method: 'POST',
    path: switchPath,
    interface: 'portal',
    audience: 'employee',
    action,
    summary: 'Act for another organisation from now on; the session goes on under a new token',
    body,
    answers: { 303: { empty: true }, 400: { page: true } },
    problems: [loginProblems['login.required'], loginProblems['form.foreign'], generalProblems['not.found'], ...Object.values(accessProblems)],
    handle: ({ caller, body: form }) => answerSwitch(services, caller, form),
  })

/** `/admin/switch` (*Skift virksomhed*). */
export const switchPages = (services: AdminServices): Route[] => [chooseRoute(services), switchRoute(services)]
