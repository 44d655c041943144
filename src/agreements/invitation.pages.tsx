import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import type { EmployeeSession, SessionServices } from '../login/index.ts'
import { checkCsrf, csrfForm, loginProblems, requireSession } from '../login/index.ts'
import type { Answer, Caller, Route } from '../platform/http/index.ts'
import { route, seeOther } from '../platform/http/index.ts'
import { Problem } from '../platform/problems/index.ts'
import { ConfirmationPage } from '../platform/ui/index.ts'
import type { PortalFrame } from '../portals/index.ts'
import { languageOf } from '../portals/index.ts'
import type { Action } from '../rights/index.ts'
import { accessProblems, rightsPath } from '../rights/index.ts'
import { acceptInvitation, readInvitation } from './accept-invitation.ts'
import { invitationRefusals } from './agreements.problems.ts'
import { agreementTexts } from './agreements.texts.ts'
import { invitationPath } from './invite.ts'

export interface InvitationServices extends SessionServices {
  readonly frame: PortalFrame
}

/** Whoever opens the link must log in as an employee; of which organisation, the invitation says. */
async function enter(services: InvitationServices, caller: Caller): Promise<EmployeeSession> {
  const session = await requireSession(services, caller)
  if (session.kind !== 'employee') throw new Problem(accessProblems['rights.employees.only'])
  return session
}

const ofOne = {
  interface: 'portal',
  audience: 'employee',
  action: 'invitation.accept' satisfies Action,
  path: invitationPath('{token}'),
  parameters: z.object({ token: z.string().max(100) }),
  problems: [loginProblems['login.required'], accessProblems['rights.employees.only'], ...invitationRefusals],
} as const

function view({ frame }: InvitationServices, caller: Caller, session: EmployeeSession, children: ComponentChildren): Answer {
  return frame({ caller, session, theme: 'virk', title: agreementTexts[languageOf(caller)].invitationTitle, children })
}

/** `/rettigheder/invitation/…`: the link by which an authority gets its first rights administrator. */
export const invitationPages = (services: InvitationServices): Route[] => [
  route({
    ...ofOne,
    method: 'GET',
    summary: 'An invitation to become the rights administrator of an authority',
    answers: { 200: { page: true } },
    handle: async ({ caller, parameters: { token } }) => {
      const session = await enter(services, caller)
      const { authorityName } = await services.database.read((on) => readInvitation(on, token, session))
      const said = agreementTexts[languageOf(caller)]
      return view(services, caller, session, (
        <ConfirmationPage title={said.invitationTitle} consequence={said.invitationText(authorityName)} action={invitationPath(token)} csrfToken={session.csrfToken} confirmText={said.accept} cancelHref="/" />
      ))
    },
  }),
  route({
    ...ofOne,
    method: 'POST',
    summary: 'Become the rights administrator of an authority, by an invitation',
    body: csrfForm,
    answers: { 303: { empty: true } },
    problems: [...ofOne.problems, loginProblems['form.foreign']],
    handle: async ({ caller, parameters: { token }, body }) => {
      const session = await enter(services, caller)
      checkCsrf(session, body)
      await services.database.transaction((tx) => acceptInvitation(tx, token, session))
      return seeOther(rightsPath)
    },
  }),
]
