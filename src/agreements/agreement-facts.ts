import { formatDateTime } from '../platform/i18n/index.ts'
import type { Language } from '../platform/i18n/index.ts'
import type { Agreement } from './agreements.queries.ts'
import { agreementTexts } from './agreements.texts.ts'

/** What is known of an agreement, as its own authority and the operator see it. */
export function agreementFacts(agreement: Agreement, language: Language): { label: string; value: string }[] {
  const said = agreementTexts[language]
  const { authorityName, cvrNumber, state, submittedAt, submittedBy, filename, administratorName, administratorEmail, decidedAt, decidedBy, reason } = agreement
  return [
    { label: said.authority, value: authorityName },
    { label: said.cvrNumber, value: cvrNumber ?? '–' },
    { label: said.state, value: said.states[state] },
    { label: said.submittedAt, value: formatDateTime(submittedAt, language) },
    { label: said.submittedBy, value: submittedBy },
    { label: said.file, value: filename },
    { label: said.administrator, value: `${administratorName}, ${administratorEmail}` },
    ...(decidedAt === null ? [] : [{ label: said.decidedAt, value: formatDateTime(decidedAt, language) }, { label: said.decidedBy, value: decidedBy ?? said.onHost }]),
    ...(reason === null ? [] : [{ label: said.reason, value: reason }]),
  ]
}
