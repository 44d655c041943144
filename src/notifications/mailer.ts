import { createTransport } from 'nodemailer'
import type { SendMailOptions, Transporter } from 'nodemailer'
import type { Instant } from '../platform/clock/index.ts'
import { dateObject } from '../platform/clock/index.ts'
import type { FailedAttempt } from './mail-fault.ts'
import { faultOf, ranOutOfTime } from './mail-fault.ts'
import type { MessageId } from './outgoing-message.ts'
import type { SmtpAccess } from './smtp-access.ts'

export interface MailToSend {
  readonly messageId: MessageId
  readonly address: string
  readonly subject: string
  readonly body: string
  readonly plannedAt: Instant
}

/** `broken-off`: the process ends, and nobody knows how far the e-mail came; it is sent again. */
export type MailOutcome = { readonly kind: 'sent' } | FailedAttempt | { readonly kind: 'broken-off' }

export interface MailerLimits {
  /** Connections at once, and so e-mails at once. */
  readonly connections: number
  /** To reach the server and hear its greeting. */
  readonly connectMs: number
  /** For one e-mail, connection included. */
  readonly emailMs: number
}

/** A server that checks content before it answers may take its time: who gives up early sends twice. */
const usualLimits: MailerLimits = { connections: 5, connectMs: 10_000, emailMs: 30_000 }

const idleMs = 10_000

function openTransport({ host, port, secure, requireTls, login }: SmtpAccess, limits: MailerLimits): Transporter {
  return createTransport({
    pool: true,
    host,
    port,
    secure,
    requireTLS: requireTls,
    ...(login === undefined ? {} : { auth: login }),
    tls: { minVersion: 'TLSv1.2' },
    maxConnections: limits.connections,
    // Trying again is planned work, which outlives the process.
    maxRequeues: 0,
    idleTimeout: idleMs,
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    dnsTimeout: limits.connectMs,
    socketTimeout: limits.emailMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

/** The same bytes at every attempt, so that a mail server or a reader can tell that an e-mail came twice. */
function composed({ messageId, address, subject, body, plannedAt }: MailToSend, from: SmtpAccess['from']): SendMailOptions {
  return {
    messageId: `<${messageId}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
    date: dateObject(plannedAt),
    from,
    to: { name: '', address },
    subject,
    text: body,
    headers: { 'Auto-Submitted': 'auto-generated' },
    xMailer: false,
  }
}

/** Sends e-mails by SMTP over a pool of connections. */
export class Mailer {
  private readonly access: SmtpAccess
  private readonly limits: MailerLimits
  private readonly transport: Transporter

  constructor(access: SmtpAccess, limits: MailerLimits = usualLimits) {
    this.access = access
    this.limits = limits
    this.transport = openTransport(access, limits)
  }

  /** How many e-mails it sends at once. */
  get connections(): number {
    return this.limits.connections
  }

  /** Hands one e-mail to the mail server, within its limits. */
  async send(email: MailToSend, breakOff: AbortSignal): Promise<MailOutcome> {
    const timeIsUp = AbortSignal.timeout(this.limits.emailMs)
    try {
      await this.transport.sendMail({ ...composed(email, this.access.from), signal: AbortSignal.any([timeIsUp, breakOff]) })
      return { kind: 'sent' }
    } catch (error) {
      if (breakOff.aborted) return { kind: 'broken-off' }
      if (timeIsUp.aborted) return ranOutOfTime()
      const fault = error instanceof Error ? faultOf(error) : undefined
      if (fault === undefined) throw error
      return fault
    }
  }

  /** Closes its connections, once nothing is being sent. */
  close(): void {
    this.transport.close()
  }
}
