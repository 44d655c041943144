import type { CallLimit } from './call-limit.ts'
import type { OpenRequest } from './open-request.ts'
import type { OutboundAnswer, OutboundCall } from './outbound-call.ts'
import { failedCall } from './outbound-call.ts'
import { readAnswer } from './read-answer.ts'
import { sendBody } from './send-body.ts'

const isSuccess = (status: number): boolean => status >= 200 && status < 300

/**
 * Sends and reads at the same time, since a receiver may refuse before everything is sent. A success counts only when everything was sent.
 * Throws what the body's stream throws.
 */
async function converse({ request, answer, closed }: OpenRequest, call: OutboundCall): Promise<OutboundAnswer> {
  const sending = sendBody(request, call)
  // A stream that fails after the answer came, fails nobody.
  sending.catch(() => undefined)
  const message = await Promise.race([answer, sending.then(() => answer)])
  if ('kind' in message) return message
  const answered = await readAnswer(message)
  if (answered.kind === 'failed' || !isSuccess(answered.status)) return answered
  await Promise.race([sending, closed])
  return request.writableFinished ? answered : failedCall('connection.lost', 'answered before everything was sent')
}

/** One call over an open request. When the limit comes first, that is the reason, whatever broke in consequence. */
export async function performCall(open: OpenRequest, call: OutboundCall, limit: CallLimit): Promise<OutboundAnswer> {
  try {
    const answer = await converse(open, call)
    return answer.kind === 'failed' && limit.signal.aborted ? limit.failure() : answer
  } catch (error) {
    if (limit.signal.aborted) return limit.failure()
    throw error
  } finally {
    // What was not sent to its end cannot carry another call.
    if (!open.request.writableFinished) open.request.destroy()
  }
}
