import type { MemoFaultSubject } from './memo-fault.ts'
import type { MemoFaultCode } from './memo-fault-texts.ts'
import type { WrittenMemo } from './memo-format.ts'

/** Source: the national solution's limits on one message. */
const mostAdditionalDocuments = 10

/** The rules on the letter as a whole; those on single values stand with the format. */
export function* brokenLetterRules({ header, body }: WrittenMemo): Generator<{ code: MemoFaultCode; subject: MemoFaultSubject }> {
  const sms = header.messageType === 'NEMSMS'
  if (sms && (header.notification ?? '').trim() === '')
    yield { code: 'empty.notification.not.allowed', subject: { element: 'memo:notification' } }
  if (!sms && body === undefined) yield { code: 'main.document.missing', subject: { expected: 'memo:MessageBody' } }
  if ((body?.additionalDocuments.length ?? 0) > mostAdditionalDocuments) {
    yield {
      code: 'additional.documents.not.allowed',
      subject: { element: 'memo:AdditionalDocument', expected: `${mostAdditionalDocuments}` },
    }
  }
}
