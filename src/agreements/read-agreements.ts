import type { PartyId } from '../parties/index.ts'
import type { ContentStore, OpenedContent } from '../platform/content/index.ts'
import { findFile } from '../platform/content/index.ts'
import type { Read } from '../platform/database/index.ts'
import type { Answer } from '../platform/http/index.ts'
import { contentDisposition } from '../platform/http/index.ts'
import { generalProblems, Problem } from '../platform/problems/index.ts'
import type { AgreementId } from './agreement.ts'
import type { Agreement } from './agreements.queries.ts'
import { listAgreements } from './agreements.queries.ts'

const one = { agreementId: null, partyId: null, state: null, limit: 1, offset: 0 }

/** The one that holds for an authority, or waits; else the newest that was refused. */
export const findStandingAgreement = async (on: Read, partyId: PartyId): Promise<Agreement | undefined> => (await listAgreements(on, { ...one, partyId }))[0]

/** An agreement of an authority's, or (null) of any. Throws not.found. */
export async function getAgreement(on: Read, agreementId: AgreementId, partyId: PartyId | null): Promise<Agreement> {
  const [agreement] = await listAgreements(on, { ...one, agreementId, partyId })
  if (agreement === undefined) throw new Problem(generalProblems['not.found'])
  return agreement
}

/** The signed file, to be saved; it is never shown inside a page of ours. */
export async function fileOf(on: Read, contentStore: ContentStore, { contentId, filename }: Agreement): Promise<Answer> {
  const file: OpenedContent | undefined = await findFile(on, contentStore, contentId)
  if (file === undefined) throw new Problem(generalProblems['not.found'])
  const headers = { 'content-type': 'application/pdf', 'content-disposition': contentDisposition('attachment', filename), 'content-security-policy': "default-src 'none'; sandbox" }
  return { status: 200, body: await file.whole(), headers }
}
