import { memoFaultTexts, type MemoFaultCode, type MemoFaultLevel } from './memo-fault-texts.ts'

/** What a fault is about: names and limits, never a value of the letter. */
export interface MemoFaultSubject {
  /** The element concerned, as written in the letter (cut at 100 characters). */
  element?: string
  /** What should stand there: elements, a limit, a form. */
  expected?: string
}

/** One fault of a letter, with its place in the message as transferred. */
export interface MemoFault extends MemoFaultSubject {
  code: MemoFaultCode
  level: MemoFaultLevel
  /** From 1. */
  line: number
  /** From 1, in characters. */
  column: number
  /** In English; `describeFault` gives both languages. */
  message: string
  remedy: string
}

const longestNameShown = 100
const nothingNamed = { da: 'beskeden', en: 'the message' }

/** The sentences for a fault in one language. */
export function describeFault(
  fault: MemoFaultSubject & { code: MemoFaultCode },
  language: 'da' | 'en',
): { message: string; remedy: string } {
  const text = memoFaultTexts[fault.code][language]
  const element = fault.element ?? nothingNamed[language]
  const expected = fault.expected ?? ''
  // Functions as replacements, since a name may hold `$`.
  return { message: text.message.replace('{element}', () => element).replace('{expected}', () => expected), remedy: text.remedy }
}

/** Completes a fault with its level and English sentences. */
export function makeFault(code: MemoFaultCode, place: { line: number; column: number }, subject: MemoFaultSubject = {}): MemoFault {
  const cut = subject.element === undefined ? subject : { ...subject, element: subject.element.slice(0, longestNameShown) }
  return { code, level: memoFaultTexts[code].level, ...place, ...cut, ...describeFault({ code, ...cut }, 'en') }
}
