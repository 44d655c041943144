import assert from 'node:assert/strict'
import type { ProjectFile } from './project-files.ts'

/** Fails with what to do and the places where: one line each. */
export function assertNone(faults: readonly string[], remedy: string): void {
  if (faults.length > 0) assert.fail(`${remedy}\n${faults.map((fault) => `  ${fault}`).join('\n')}\n`)
}

/** `file:line: the line` for each line that matches. */
export const linesMatching = (files: readonly ProjectFile[], pattern: RegExp): string[] =>
  files.flatMap((file) =>
    file.lines.flatMap((line, index) => (pattern.test(line) ? [`${file.name}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
  )
