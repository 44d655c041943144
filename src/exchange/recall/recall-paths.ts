import type { MessageUuid } from '../letter.ts'
import { recallPath } from './recall-function.ts'

/** The pages of one recall. */
export const recallAddress = (messageUuid: MessageUuid | '{messageUUID}', page?: 'confirm' | 'receipt'): string =>
  [recallPath, messageUuid, ...(page === undefined ? [] : [page])].join('/')
