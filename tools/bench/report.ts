import { cpus, totalmem } from 'node:os'

/** One line of the report: a figure, its target, and the raw bound it stands against. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly target?: string
  /** The same measured without our program, in the same run. */
  readonly bound?: number
}

const numberText = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2))

/** A table for people and one line of JSON for machines. */
export function printReport(facts: Readonly<Record<string, string>>, figures: readonly Figure[]): void {
  for (const [name, value] of Object.entries({ machine: machine(), ...facts })) console.log(`${name}: ${value}`)
  console.log('\n| Figure | Value | Target | Raw bound | Ratio |\n|---|---:|---|---:|---:|')
  for (const { name, value, unit, target = '', bound } of figures) {
    const ratio = bound === undefined ? '' : (value / bound).toFixed(2)
    console.log(`| ${name} | ${numberText(value)} ${unit} | ${target} | ${bound === undefined ? '' : `${numberText(bound)} ${unit}`} | ${ratio} |`)
  }
  console.log(`\n${JSON.stringify({ facts, figures })}`)
}

const machine = (): string => `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, everything on this machine`

/** The value below which the given part of the numbers lies. */
export const percentile = (numbers: readonly number[], part: number): number => numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))] ?? Number.NaN
