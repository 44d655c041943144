import { z } from 'zod'
import type { ContentStore } from '../platform/content/index.ts'
import { insertFile, prepareFile, removeBlobs } from '../platform/content/index.ts'
import type { Database } from '../platform/database/index.ts'
import type { Route, UploadedFile } from '../platform/http/index.ts'
import { readUpload } from '../platform/http/index.ts'
import type { FieldProblem } from '../platform/problems/index.ts'
import { generalProblems, Problem } from '../platform/problems/index.ts'
import type { VirusScanner } from '../platform/virus-scan/index.ts'
import type { Acting } from '../rights/index.ts'
import { employeeApiRoute } from '../rights/index.ts'
import { isEmailAddress } from '../notifications/index.ts'
import { findFileFault } from '../portals/index.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { signedFile } from './agreement-file.ts'
import type { AgreementId } from './agreement.ts'
import { isAdministratorName, maxNameLength } from './agreement.ts'
import { agreementProblems, invitationRefusals } from './agreements.problems.ts'
import { agreementSchema, present } from './present-agreement.ts'
import { getAgreement } from './read-agreements.ts'
import { submitAgreement } from './submit-agreement.ts'

export interface FirstEntryServices {
  readonly database: Database
  readonly contentStore: ContentStore
  readonly scanner: VirusScanner | undefined
}

const fieldBytes = 10_000

const wrong = (field: string, message: string): FieldProblem => ({ field, code: 'invalid', message })

type Upload = Awaited<ReturnType<typeof readUpload>>

interface Typed {
  readonly administratorName: string
  readonly administratorEmail: string
  readonly file: UploadedFile | undefined
}

function readTyped({ fields, files }: Upload): Typed {
  const valueOf = (field: string): string => fields.get(field)?.[0]?.trim() ?? ''
  return { administratorName: valueOf('administratorName'), administratorEmail: valueOf('administratorEmail'), file: files.find(({ field }) => field === signedFile.field) }
}

/** What is wrong with the form, all of it at once. */
async function faultsOf(services: FirstEntryServices, { administratorName: name, administratorEmail, file }: Typed): Promise<FieldProblem[]> {
  const fileFault = file === undefined ? 'The signed agreement as a PDF is missing.' : await findFileFault(services, signedFile, file, 'en')
  return [
    ...(isAdministratorName(name) ? [] : [wrong('administratorName', `A name of 1 to ${maxNameLength} characters, on one line`)]),
    ...(isEmailAddress(administratorEmail) ? [] : [wrong('administratorEmail', 'One plain e-mail address')]),
    ...(fileFault === undefined ? [] : [wrong(signedFile.field, fileFault)]),
  ]
}

async function submit(services: FirstEntryServices, acting: Acting, typed: Typed): Promise<AgreementId> {
  if (acting.organisation.isConnected) throw new Problem(agreementProblems['agreement.submitted.already'])
  const { file, ...administrator } = typed
  const faults = await faultsOf(services, typed)
  if (faults.length > 0 || file === undefined) throw new Problem(generalProblems['request.invalid'], { fields: faults })
  const { database, contentStore } = services
  const prepared = await prepareFile(contentStore, await database.now(), file)
  const { contentId } = prepared.content
  return database
    .transaction(async (tx) => {
      await insertFile(tx, prepared)
      return submitAgreement(tx, acting, { ...administrator, contentId })
    })
    .catch(async (error: unknown) => {
      // Of any other end nobody knows whether it was written: what no row names then goes with the sweep.
      if (error instanceof Problem) await removeBlobs(contentStore, [contentId])
      throw error
    })
}

/** First entry by programs: what the wizard and the link of the invitation do in the portal. */
export const firstEntryRoutes = (services: FirstEntryServices): Route[] => [
  employeeApiRoute(services, {
    action: 'agreement.accept',
    method: 'POST',
    path: '/apis/brevdue/v1/agreements/',
    summary: 'Submit the signed connection agreement: a form with the PDF (file), administratorName and administratorEmail of the one who is to be invited',
    body: 'stream',
    answers: { 201: { json: agreementSchema } },
    problems: [agreementProblems['agreement.submitted.already'], generalProblems['request.invalid'], generalProblems['request.too.large'], generalProblems['content.type.not.supported'], generalProblems['request.body.unreadable']],
    handle: async ({ body, caller }, acting) => {
      const id = await submit(services, acting, readTyped(await readUpload(body, caller.headers, { fieldBytes, fileBytes: signedFile.maxBytes })))
      return { status: 201, body: present(await services.database.read((on) => getAgreement(on, id, acting.organisation.partyId))) }
    },
  }),
  employeeApiRoute(services, {
    action: 'invitation.accept',
    method: 'POST',
    path: '/apis/brevdue/v1/agreements/invitations/accept',
    summary: 'Become the rights administrator of the own authority, by the token that stands in the link of the invitation',
    body: z.object({ token: z.string().max(100) }),
    answers: { 204: { empty: true } },
    problems: invitationRefusals,
    handle: async ({ body: { token } }, { identityId, employerId }) => {
      // An access token is made by a login of at least this level alone.
      const guest = { identityId, organisationPartyId: employerId, levelOfAssurance: 'substantial' } as const
      await services.database.transaction((tx) => acceptInvitation(tx, token, guest))
      return { status: 204 }
    },
  }),
]
