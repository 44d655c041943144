import type { SettingCheck, Settings } from '../platform/configuration/index.ts'
import { isEmailAddress } from './email-address.ts'

/** Where and as whom e-mails are handed to a mail server. */
export interface SmtpAccess {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (smtps). */
  readonly secure: boolean
  /** Nothing is said before STARTTLS; a server without it gets no e-mail. */
  readonly requireTls: boolean
  readonly login?: { readonly user: string; readonly pass: string }
  readonly from: { readonly name: string; readonly address: string }
}

type MailSettings = Pick<Settings, 'SMTP_URL' | 'MAIL_FROM' | 'BREVDUE_MODE'>

const submissionPort = 587
const submissionOverTlsPort = 465

/** `Name <address>` or an address; undefined when it is neither. */
export function readSender(text: string): SmtpAccess['from'] | undefined {
  const [, name = '', address = text] = /^([^<>\p{Cc}]*)<([^<>]+)>$/u.exec(text.trim()) ?? []
  return isEmailAddress(address) ? { name: name.trim().replaceAll('"', ''), address } : undefined
}

/** What is said on this machine no network hears. */
const isHere = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

/** How to reach the mail server at an address of the form `smtp://user:password@host:port`; what follows the port is ignored. Production hands nothing over a network unencrypted. */
export function smtpAccess(address: string, { MAIL_FROM, BREVDUE_MODE }: MailSettings): SmtpAccess {
  const { protocol, hostname, port, username, password } = new URL(address)
  const from = readSender(MAIL_FROM)
  if (from === undefined) throw new Error('MAIL_FROM was not checked')
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const secure = protocol === 'smtps:'
  return {
    host,
    port: port === '' ? (secure ? submissionOverTlsPort : submissionPort) : Number(port),
    secure,
    requireTls: !secure && BREVDUE_MODE === 'production' && !isHere(host),
    ...(username === '' ? {} : { login: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    from,
  }
}

/** What the settings' shape does not tell. */
export const checkMailSettings: SettingCheck = ({ MAIL_FROM }) =>
  MAIL_FROM === undefined || readSender(MAIL_FROM) !== undefined ? [] : ['MAIL_FROM: must be an e-mail address, if wished with a name: Brevdue <post@example.dk>.']
