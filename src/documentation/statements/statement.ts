/** A short text of law: paragraphs and lists below headings. */
export interface Statement {
  readonly title: string
  readonly lead: string
  readonly sections: readonly StatementSection[]
}

export interface StatementSection {
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly points?: readonly string[]
}

export type StatementName = 'accessibility' | 'privacy' | 'cookies'
