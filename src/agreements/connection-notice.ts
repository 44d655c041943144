import type { AdminNotice } from '../administration/index.ts'
import type { Read } from '../platform/database/index.ts'
import type { Language } from '../platform/i18n/index.ts'
import type { Acting } from '../rights/index.ts'
import { agreementTexts } from './agreements.texts.ts'
import { findStandingAgreement } from './read-agreements.ts'

/** What the front page of administration says of an authority that is not connected yet. */
export async function connectionNotice(on: Read, { organisation }: Acting, language: Language): Promise<AdminNotice | undefined> {
  if (organisation.isConnected) return undefined
  const said = agreementTexts[language]
  const agreement = await findStandingAgreement(on, organisation.partyId)
  if (agreement?.state === 'SUBMITTED') return { tone: 'info', title: said.waiting, text: said.waitingText(agreement.administratorName) }
  if (agreement?.state === 'REFUSED') return { tone: 'error', title: said.refused, text: agreement.reason ?? '' }
  return { tone: 'warning', title: said.none, text: said.noneText }
}
