import { Mailer, smtpAccess } from '../notifications/index.ts'
import type { Runtime } from './runtime.ts'

/** The way out for e-mails. */
export interface Mail {
  readonly mailer: Mailer
  /** To be called when nothing is being sent any more. */
  stop(): Promise<void>
}

/** Over the configured mail server; a sandbox without one starts its own, so that e-mails travel by SMTP there too. */
export async function openMail({ settings, database, log }: Runtime): Promise<Mail> {
  if (settings.SMTP_URL !== undefined) {
    const mailer = new Mailer(smtpAccess(settings.SMTP_URL, settings))
    return { mailer, stop: () => Promise.resolve(mailer.close()) }
  }
  // Loaded here alone: production needs neither the catcher nor the package below it.
  const { startMailCatcher } = await import('../sandbox/portal/outbox/mail-catcher.ts')
  const catcher = await startMailCatcher(database, log)
  const mailer = new Mailer(smtpAccess(catcher.url, settings))
  return {
    mailer,
    stop() {
      mailer.close()
      return catcher.stop()
    },
  }
}
