import type { Language } from './language.ts'

/** Texts by name; a text with facts in it is a function of them; groups may nest. */
export interface TextTree {
  readonly [name: string]: string | TextTree | ((...facts: never[]) => string)
}

/** A room's texts by language. Danish sets the type; a missing, extra or differently called English text does not compile. */
export function texts<Danish extends TextTree>(byLanguage: { da: Danish; en: NoInfer<Danish> }): Readonly<Record<Language, Danish>> {
  return byLanguage
}
