import type { Language } from '../../platform/i18n/index.ts'
import { texts } from '../../platform/i18n/index.ts'

/** Why an attempt to hand something to a system failed, in words: for e-mails, the trace and the pages of systems alike. */
export const attemptReasonTexts = texts({
  da: {
    'address.invalid': 'Systemets adresse er ikke en gyldig https-adresse.',
    'address.forbidden': 'Systemets adresse fører til et netværk, som Brevdue ikke må kalde.',
    'name.unknown': 'Værtsnavnet i systemets adresse kan ikke slås op.',
    'connection.refused': 'Systemet tager ikke imod forbindelser.',
    'connection.lost': 'Forbindelsen blev afbrudt, før systemet havde svaret.',
    'tls.failed': 'Den sikre forbindelse (TLS) kom ikke i stand. Ofte er certifikatet udløbet eller udstedt til et andet navn.',
    timeout: 'Systemet svarede ikke inden for tidsfristen.',
    'answer.too.large': 'Systemets svar er større, end Brevdue læser.',
    stopped: 'Forsøget blev afbrudt hos Brevdue, før systemet havde svaret.',
    http: (status: number) => `Systemet svarede med HTTP-status ${status}; 200 til 299 betyder modtaget.`,
    content: 'Brevdue kunne ikke læse brevets indhold. Fejlen er hos Brevdue.',
    refused: 'Systemet tog imod brevet, men afviste det med sin forretningskvittering.',
  },
  en: {
    'address.invalid': 'The address of the system is not a valid https address.',
    'address.forbidden': 'The address of the system leads to a network that Brevdue may not call.',
    'name.unknown': 'The host name in the address of the system cannot be looked up.',
    'connection.refused': 'The system does not accept connections.',
    'connection.lost': 'The connection broke before the system had answered.',
    'tls.failed': 'The secure connection (TLS) could not be made. Often the certificate has expired or was issued to another name.',
    timeout: 'The system did not answer within the time limit.',
    'answer.too.large': 'The answer of the system is larger than Brevdue reads.',
    stopped: 'The attempt was broken off at Brevdue before the system had answered.',
    http: (status) => `The system answered with HTTP status ${status}; 200 to 299 means received.`,
    content: 'Brevdue could not read the content of the letter. The fault is at Brevdue.',
    refused: 'The system took the letter, but refused it by its business receipt.',
  },
})

export type AttemptReasonCode = keyof typeof attemptReasonTexts.da

/** `http` carries the status that the system answered. */
export type AttemptReason = { readonly code: Exclude<AttemptReasonCode, 'http'> } | { readonly code: 'http'; readonly status: number }

/** The reason as a sentence. */
export const tellAttemptReason = (reason: AttemptReason, language: Language): string =>
  reason.code === 'http' ? attemptReasonTexts[language].http(reason.status) : attemptReasonTexts[language][reason.code]
