import assert from 'node:assert/strict'
import { assertNone } from './faults.ts'

/** Personal data that was seeded so that it would be seen: a number, a name, a title. */
export interface Canary {
  readonly kind: 'number' | 'name' | 'title'
  readonly value: string
}

/** A number also with hyphen or space (`250480-1234`), a text also as JSON, URL and HTML write it; in any case of letters. */
function formsOf({ kind, value }: Canary): string[] {
  const written = [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value), value.replaceAll('&', '&amp;')]
  return kind === 'number' ? [...written, `${value.slice(0, 6)}-${value.slice(6)}`, `${value.slice(0, 6)} ${value.slice(6)}`] : written
}

/** Fails when a log holds personal data; says which kind and in which line, without repeating the value. An empty log proves nothing and fails too. */
export function assertNoCanaries(logText: string, canaries: readonly Canary[]): void {
  assert.ok(logText.trim() !== '' && canaries.length > 0, 'There must be a log and canaries to look for')
  const found = logText.split('\n').flatMap((line, index) => {
    const text = line.toLowerCase()
    return canaries.flatMap((canary) => (formsOf(canary).some((form) => text.includes(form.toLowerCase())) ? [`line ${index + 1}: a ${canary.kind}`] : []))
  })
  assertNone(found, 'Personal data stands in the log; log ids instead (src/platform/log):')
}
