import { z } from 'zod'
import { isEmailAddress } from '../notifications/index.ts'
import { formatDateTime, formatFileSize } from '../platform/i18n/index.ts'
import type { Language } from '../platform/i18n/index.ts'
import { ButtonLink, Input } from '../platform/ui/index.ts'
import type { StepFacts, StepProps, WizardFact, WizardReceipt } from '../portals/index.ts'
import { defineWizard, fileField, textField } from '../portals/index.ts'
import type { Acting } from '../rights/index.ts'
import { signedFile } from './agreement-file.ts'
import { agreementPaths } from './agreement-function.ts'
import type { AgreementId } from './agreement.ts'
import { isAdministratorName } from './agreement.ts'
import type { Agreement } from './agreements.queries.ts'
import { agreementTexts } from './agreements.texts.ts'
import { findStandingAgreement, getAgreement } from './read-agreements.ts'
import { submitAgreement } from './submit-agreement.ts'

const signedFields = z.object({ file: fileField })
const administratorFields = z.object({ name: textField, email: textField })

interface AgreementAnswers {
  readonly agreement: z.output<typeof signedFields>
  readonly administrator: z.output<typeof administratorFields>
}

interface AgreementContext {
  /** One waits already, or holds. */
  readonly isSubmitted: boolean
}

type Signed = AgreementAnswers['agreement']
type Administrator = AgreementAnswers['administrator']

/** A text by language. */
const both = (pick: (said: (typeof agreementTexts)['da']) => string) => ({ da: pick(agreementTexts.da), en: pick(agreementTexts.en) })

function checkSigned({ typed: { file }, context, language }: StepFacts<Signed, AgreementAnswers, AgreementContext>) {
  const said = agreementTexts[language]
  if (context.isSubmitted) return [{ field: 'file', text: said.submittedAlready }]
  return file === undefined ? [{ field: 'file', text: said.fileMissing }] : []
}

function SignedStep({ typed: { file }, errorAt, language }: StepProps<Signed, AgreementAnswers, AgreementContext>) {
  const said = agreementTexts[language]
  const hint = file === undefined ? said.fileHint : `${said.fileKept(file.filename, formatFileSize(file.length, language))} ${said.fileHint}`
  return (
    <>
      <p>{said.how.sign}</p>
      <p><ButtonLink href={agreementPaths.text} weight="secondary" icon="download" download>{said.download}</ButtonLink></p>
      <Input name="file" type="file" label={said.file} hint={hint} error={errorAt('file')} accept=".pdf,application/pdf" />
    </>
  )
}

function checkAdministrator({ typed: { name, email }, language }: StepFacts<Administrator, AgreementAnswers, AgreementContext>) {
  const said = agreementTexts[language]
  return [
    ...(isAdministratorName(name) ? [] : [{ field: 'name', text: said.nameMissing }]),
    ...(isEmailAddress(email) ? [] : [{ field: 'email', text: said.emailWrong }]),
  ]
}

function AdministratorStep({ typed, errorAt, language }: StepProps<Administrator, AgreementAnswers, AgreementContext>) {
  const said = agreementTexts[language]
  return (
    <>
      <p>{said.administratorLead}</p>
      <Input name="name" label={said.name} value={typed.name} error={errorAt('name')} wide autocomplete="name" />
      <Input name="email" type="email" label={said.email} hint={said.emailHint} value={typed.email} error={errorAt('email')} wide autocomplete="email" />
    </>
  )
}

/** What the receipt says of an agreement. */
function receiptFacts(agreement: Agreement, language: Language): WizardFact[] {
  const said = agreementTexts[language]
  return [
    { label: said.authority, value: agreement.authorityName },
    { label: said.cvrNumber, value: agreement.cvrNumber ?? '–' },
    { label: said.submittedAt, value: formatDateTime(agreement.submittedAt, language) },
    { label: said.submittedBy, value: agreement.submittedBy },
    { label: said.file, value: agreement.filename },
    { label: said.administrator, value: `${agreement.administratorName}, ${agreement.administratorEmail}` },
    { label: said.receiptId, value: agreement.agreementId },
  ]
}

function receiptOf(agreement: Agreement, language: Language): WizardReceipt {
  const said = agreementTexts[language]
  return { title: said.doneTitle, lead: said.doneLead, madeAt: agreement.submittedAt, facts: receiptFacts(agreement, language), next: { href: agreementPaths.own, text: said.toAgreement } }
}

/** An authority accepts the connection agreement and names its rights administrator (seed 001 chapter 3.1.1). */
export const agreementWizard = defineWizard<AgreementAnswers, AgreementContext, Acting>({
  name: 'agreement',
  path: agreementPaths.new,
  home: agreementPaths.own,
  title: both(({ title }) => title),
  finishLabel: both(({ submit }) => submit),
  steps: {
    agreement: {
      title: both(({ agreement }) => agreement),
      fields: signedFields,
      file: signedFile,
      check: checkSigned,
      View: SignedStep,
      facts: ({ typed: { file }, language }) => [{ label: agreementTexts[language].file, value: file === undefined ? '–' : `${file.filename}, ${formatFileSize(file.length, language)}` }],
    },
    administrator: {
      title: both(({ administrator }) => administrator),
      fields: administratorFields,
      check: checkAdministrator,
      View: AdministratorStep,
      facts: ({ typed: { name, email }, language }) => [{ label: agreementTexts[language].name, value: name }, { label: agreementTexts[language].email, value: email }],
    },
  },
  prepare: async (on, { organisation }) => {
    const standing = await findStandingAgreement(on, organisation.partyId)
    return { isSubmitted: organisation.isConnected || (standing !== undefined && standing.state !== 'REFUSED') }
  },
  finish: (tx, acting, { answers: { agreement, administrator } }) => {
    if (agreement.file === undefined) throw new Error('An agreement without a file, which its step refuses')
    return submitAgreement(tx, acting, { contentId: agreement.file.contentId, administratorName: administrator.name, administratorEmail: administrator.email })
  },
  receipt: async (on, { organisation }, id, language) => receiptOf(await getAgreement(on, id as AgreementId, organisation.partyId), language), // branding
})

