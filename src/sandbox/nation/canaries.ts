import type { Nation } from './nation.ts'

export interface Canaries {
  readonly names: readonly string[]
  readonly numbers: readonly string[]
}

/** Names and numbers that stand in the database and must never stand in a log line (quality.md, Secrets). */
export function canaries(nation: Nation): Canaries {
  const birds = nation.persons.filter((person) => person.tags.includes('canary'))
  return { names: birds.map((person) => person.name), numbers: birds.map((person) => person.cprNumber) }
}
