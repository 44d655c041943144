import type { Language } from '../platform/i18n/index.ts'
import type { NewEmail } from './outgoing-message.ts'

/** What an e-mail says in one language. */
export interface ToldEmail {
  readonly subject: string
  readonly paragraphs: readonly string[]
}

/** Subject and body in Danish first, then in English: for readers whose language nobody knows. */
export function inBothLanguages(tell: (language: Language) => ToldEmail): Pick<NewEmail, 'subject' | 'body'> {
  const [danish, english] = [tell('da'), tell('en')]
  return {
    subject: `${danish.subject} / ${english.subject}`,
    body: `(English below)\n\n${danish.paragraphs.join('\n\n')}\n\n----------------------------------------\n\n${english.paragraphs.join('\n\n')}\n`,
  }
}
