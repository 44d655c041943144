import { z } from 'zod'
import { csrfForm } from '../../login/index.ts'
import { isEmailAddress } from '../../notifications/index.ts'
import type { Answer, Caller, Route } from '../../platform/http/index.ts'
import { seeOther } from '../../platform/http/index.ts'
import { languageOf } from '../../portals/index.ts'
import type { ActingByLogin } from '../employee-page-route.ts'
import { employeeForm, employeePage } from '../employee-page-route.ts'
import { listHeld } from '../grants/rights-desk.queries.ts'
import { rightsPaths } from '../portal/rights-paths.ts'
import type { RightsPortalServices } from '../portal/rights-view.ts'
import { rightsView } from '../portal/rights-view.ts'
import { newRequestPath } from '../requests/request-paths.ts'
import type { ProfileFacts, ProfileFault, TypedProfile } from './profile-view.tsx'
import { ProfileView } from './profile-view.tsx'
import { findProfile } from './profile.queries.ts'
import { profileTexts } from './profile.texts.ts'
import { saveProfile } from './save-profile.ts'

const action = 'profile.manage'
const maxAliasLength = 100

type Shown = Partial<Pick<ProfileFacts, 'typed' | 'faults' | 'hasConflict' | 'isSaved'>> & Pick<ProfileFacts, 'isFirst'>

async function show(services: RightsPortalServices, caller: Caller, acting: ActingByLogin, shown: Shown): Promise<Answer> {
  const { identityId, organisation, session } = acting
  const { profile, held, now } = await services.database.read(async (on) => ({
    profile: await findProfile(on, { identityId }),
    held: await listHeld(on, { identityId, partyId: organisation.partyId, now: on.now }),
    now: on.now,
  }))
  if (profile === undefined) throw new Error('An employee who is logged in has an identity')
  const { faults = [], hasConflict = false } = shown
  const typed = { email: profile.email ?? '', alias: profile.alias ?? '' }
  const children = <ProfileView profile={profile} typed={typed} faults={[]} organisation={organisation.name} held={held} now={now} csrfToken={session.csrfToken} {...shown} />
  const status = faults.length === 0 ? 200 : 400
  return rightsView(services, { caller, acting, title: profileTexts[languageOf(caller)].title, status: hasConflict ? 409 : status, children })
}

function faultsOf({ email, alias }: TypedProfile): ProfileFault[] {
  return [
    ...(isEmailAddress(email) ? [] : [{ field: 'email', code: email === '' ? 'missing' : 'no-address' } as const]),
    ...(alias.length > maxAliasLength ? [{ field: 'alias', code: 'alias-long' } as const] : []),
  ]
}

/** A name stands on one line. */
const line = z.string().default('').transform((text) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim())

const showRoute = (services: RightsPortalServices): Route =>
  employeePage(services, {
    action,
    path: rightsPaths.profile,
    summary: 'The employee’s own profile, and his rights for the organisation acted for',
    query: z.object({ done: z.literal('saved').optional(), next: z.literal('request').optional() }),
    answers: { 200: { page: true } },
    handle: ({ caller, query: { done, next } }, acting) => show(services, caller, acting, { isSaved: done === 'saved', isFirst: next === 'request' }),
  })

const saveRoute = (services: RightsPortalServices): Route =>
  employeeForm(services, {
    action,
    path: rightsPaths.profile,
    summary: 'Make or change the own profile',
    body: csrfForm.extend({ email: line, alias: line, version: z.coerce.number().int().min(0), next: z.literal('request').optional() }),
    answers: { 303: { empty: true }, 400: { page: true }, 409: { page: true } },
    handle: async ({ caller, body: { email, alias, version, next } }, acting) => {
      const typed = { email, alias }
      const shown = { typed, isFirst: next === 'request' }
      const faults = faultsOf(typed)
      if (faults.length > 0) return show(services, caller, acting, { ...shown, faults })
      const outcome = await services.database.transaction((tx) => saveProfile(tx, acting, { email, alias: alias === '' ? null : alias, version }))
      if (outcome.kind === 'conflict') return show(services, caller, acting, { ...shown, hasConflict: true })
      return seeOther(next === 'request' ? newRequestPath : `${rightsPaths.profile}?done=saved`)
    },
  })

/** `/rettigheder/profile`. */
export const profilePages = (services: RightsPortalServices): Route[] => [showRoute(services), saveRoute(services)]
