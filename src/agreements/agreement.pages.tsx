import { z } from 'zod'
import type { AdminServices, AdminWizardServices } from '../administration/index.ts'
import { adminPage, adminView, adminWizard } from '../administration/index.ts'
import { listNumbersOfParties } from '../parties/index.ts'
import type { Route } from '../platform/http/index.ts'
import { contentDisposition } from '../platform/http/index.ts'
import { makePdf } from '../platform/pdf/index.ts'
import { generalProblems } from '../platform/problems/index.ts'
import { languageOf, listDrafts } from '../portals/index.ts'
import { agreementFunction, agreementPaths, ownFilePath } from './agreement-function.ts'
import { agreementText } from './agreement-text.ts'
import { OwnAgreementView } from './agreement-view.tsx'
import { agreementWizard } from './agreement-wizard.tsx'
import type { AgreementId } from './agreement.ts'
import { getConnection } from './agreements.queries.ts'
import { agreementTexts } from './agreements.texts.ts'
import { fileOf, findStandingAgreement, getAgreement } from './read-agreements.ts'

const { action } = agreementFunction

const ownRoute = (services: AdminServices): Route =>
  adminPage(services, {
    action,
    path: agreementPaths.own,
    summary: 'The own authority’s connection agreement: how it stands, and what is to be done',
    answers: { 200: { page: true } },
    handle: async ({ caller }, administration) => {
      const { organisation, identityId, session } = administration
      const { partyId } = organisation
      const facts = await services.database.read(async (on) => ({
        agreement: await findStandingAgreement(on, partyId),
        connectedAt: (await getConnection(on, { partyId })).connectedAt,
        drafts: await listDrafts(on, agreementWizard, { identityId, partyId }),
      }))
      const children = <OwnAgreementView {...facts} authorityName={organisation.name} csrfToken={session.csrfToken} />
      return adminView(services, { caller, administration, title: agreementTexts[languageOf(caller)].title, children })
    },
  })

const textRoute = (services: AdminWizardServices): Route =>
  adminPage(services, {
    action,
    path: agreementPaths.text,
    summary: 'The connection agreement to be signed, as PDF',
    answers: { 200: { bytes: 'application/pdf' } },
    handle: async ({ caller }, { organisation: { partyId, name } }) => {
      const language = languageOf(caller)
      const { cvrNumber, now } = await services.database.read(async (on) => ({ cvrNumber: (await listNumbersOfParties(on, { partyIds: [partyId] }))[0]?.number ?? null, now: on.now }))
      const { title, parts } = agreementText[language]({ name, cvrNumber })
      const body = await makePdf({ language, title, sandbox: services.sandbox, madeAt: now, parts })
      return { status: 200, body, headers: { 'content-type': 'application/pdf', 'content-disposition': contentDisposition('attachment', `${title}.pdf`) } }
    },
  })

const fileRoute = (services: AdminWizardServices): Route =>
  adminPage(services, {
    action,
    path: ownFilePath('{agreementId}'),
    summary: 'The own authority’s signed agreement',
    parameters: z.object({ agreementId: z.uuid().transform((id) => id.toLowerCase() as AgreementId) }), // branding
    answers: { 200: { bytes: 'application/pdf' } },
    problems: [generalProblems['not.found']],
    handle: ({ parameters: { agreementId } }, { organisation: { partyId } }) =>
      services.database.read(async (on) => fileOf(on, services.contentStore, await getAgreement(on, agreementId, partyId))),
  })

/** `/admin/agreement`: an authority accepts the connection agreement (seed 001 chapter 3.1.1). */
export const agreementPages = (services: AdminWizardServices): Route[] => [
  ownRoute(services),
  textRoute(services),
  fileRoute(services),
  ...adminWizard(services, action, agreementWizard),
]
