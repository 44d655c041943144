import { mailingFunction } from './mailing-function.ts'
import type { MailingId } from './mailing.ts'

/** Where a new mailing is sent. */
export const newMailingPath = `${mailingFunction.href}/new`

/** A mailing, or something that is done about it. */
export const mailingPath = (mailingId: MailingId | '{id}', act?: 'start' | 'pause' | 'resume' | 'stop'): string => `${mailingFunction.href}/${mailingId}${act === undefined ? '' : `/${act}`}`
