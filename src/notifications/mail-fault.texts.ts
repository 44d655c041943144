import { texts } from '../platform/i18n/index.ts'
import type { MailFault } from './mail-fault.ts'

type FaultTexts = Readonly<Record<MailFault, string>>

const danish: FaultTexts = {
  'address.invalid': 'Adressen er ikke en e-mailadresse.',
  refused: 'Mailserveren afviste e-mailen endegyldigt.',
  postponed: 'Mailserveren tog ikke imod e-mailen og bad om et nyt forsøg senere.',
  'login.failed': 'Mailserveren afviste vores brugernavn eller adgangskode.',
  'tls.failed': 'Den sikre forbindelse til mailserveren kom ikke i stand.',
  unreachable: 'Mailserveren kunne ikke nås.',
  'connection.lost': 'Forbindelsen til mailserveren blev afbrudt.',
  timeout: 'Mailserveren svarede ikke i tide.',
}

const english: FaultTexts = {
  'address.invalid': 'The address is not an e-mail address.',
  refused: 'The mail server refused the e-mail for good.',
  postponed: 'The mail server did not take the e-mail and asked for another attempt later.',
  'login.failed': 'The mail server refused our user name or password.',
  'tls.failed': 'The secure connection to the mail server could not be made.',
  unreachable: 'The mail server could not be reached.',
  'connection.lost': 'The connection to the mail server broke.',
  timeout: 'The mail server did not answer in time.',
}

/** Why an e-mail was not sent, in words. */
export const mailFaultTexts = texts({ da: danish, en: english })
