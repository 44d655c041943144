import { z } from 'zod'
import { isUuid } from '../platform/crypto/index.ts'
import { generalProblems, Problem } from '../platform/problems/index.ts'
import type { FolderId, MailboxId } from './letter-document.ts'

/** What is no id names nothing: the same answer as for another's id, so that neither tells more than the other. */
function checked(id: string): string {
  if (!isUuid(id)) throw new Problem(generalProblems['not.found'])
  return id
}

const mailboxId = z.string().transform((id) => checked(id) as MailboxId) // branding
const folderId = z.string().transform((id) => checked(id) as FolderId) // branding
const letterId = z.string().transform(checked)

/** A place in a list as an address tells it, counted from 1; anything else is a place where nothing stands. */
const place = z.string().transform((text) => (/^\d{1,4}$/.test(text) ? Number(text) : 0))

export const mailboxParameters = z.object({ mailboxId })
export const folderParameters = z.object({ mailboxId, folderId })
export const letterParameters = z.object({ mailboxId, letterId })
export const fileParameters = letterParameters.extend({ document: place, file: place })
export const actionParameters = letterParameters.extend({ document: place, action: place })
