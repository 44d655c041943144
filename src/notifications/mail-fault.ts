import type { NodemailerError } from 'nodemailer'

/** Why an e-mail was not sent; `mailFaultTexts` has the words. */
export type MailFault = 'address.invalid' | 'refused' | 'postponed' | 'login.failed' | 'tls.failed' | 'unreachable' | 'connection.lost' | 'timeout'

/** A failed attempt. */
export interface FailedAttempt {
  readonly kind: 'failed'
  readonly fault: MailFault
  /** What the mail server said, or a code of the connection; at most 500 characters. Names the address, so no log has it. */
  readonly answer: string | null
  /** The same e-mail would be refused again. */
  readonly forGood: boolean
}

const maxAnswerLength = 500
/** The server wants a login first: the deployment's fault, not the e-mail's. */
const loginWanted = 530
const ofTheMessage = new Set(['EENVELOPE', 'EMESSAGE'])
const ofTheLogin = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2'])
const ofTheWire = new Set(['ECONNECTION', 'ESOCKET'])
const neverConnected = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EACCES'])

const failed = (fault: MailFault, answer: string | null, forGood = false): FailedAttempt => ({ kind: 'failed', fault, answer, forGood })

/** On one line, without what a terminal or a page might take for more than text. */
const tidy = (answer: string): string => answer.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, maxAnswerLength)

/** Runs out of time also when a server trickles its answer, which no time-out of a socket notices. */
export const ranOutOfTime = (): FailedAttempt => failed('timeout', null)

/** Only what the server says of the e-mail itself is for good; a greeting of 554 or a missing login is about us and may be mended. */
function faultOfAnswer({ code = '', responseCode, response = '', permanent }: NodemailerError): FailedAttempt {
  const forGood = ofTheMessage.has(code) && permanent === true && responseCode !== loginWanted
  return failed(forGood ? 'refused' : 'postponed', tidy(response), forGood)
}

function faultOfConnection({ code = '', originalCode, timeoutType }: NodemailerError): FailedAttempt | undefined {
  const detail = originalCode ?? code
  if (code === 'EDNS' || (ofTheWire.has(code) && neverConnected.has(detail))) return failed('unreachable', detail)
  if (code === 'ETIMEDOUT') return failed('timeout', timeoutType ?? null)
  return ofTheWire.has(code) ? failed('connection.lost', detail) : undefined
}

/** What the server said; undefined when it said nothing. No answer of SMTP, or one without end, says nothing of the e-mail. */
function faultOfReply(error: NodemailerError): FailedAttempt | undefined {
  const { code, response, responseCode } = error
  if (responseCode !== undefined) return faultOfAnswer(error)
  return code === 'EPROTOCOL' || response !== undefined ? failed('connection.lost', tidy(response ?? 'EPROTOCOL')) : undefined
}

/** What an error of nodemailer means; undefined when it is a bug of ours. */
export function faultOf(error: NodemailerError): FailedAttempt | undefined {
  const { code = '', response, originalCode = '' } = error
  if (ofTheLogin.has(code)) return failed('login.failed', response === undefined ? null : tidy(response))
  if (code === 'ETLS' || /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO)/.test(originalCode)) return failed('tls.failed', originalCode || code)
  const replied = faultOfReply(error)
  if (replied !== undefined) return replied
  // Refused by nodemailer itself, before the server was asked.
  return code === 'EENVELOPE' ? failed('refused', null, true) : faultOfConnection(error)
}
