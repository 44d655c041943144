import path from 'node:path'
import type { ProjectFile } from './project-files.ts'

export interface Import {
  readonly from: string
  readonly line: number
  /** The imported file, from the project's folder. */
  readonly to: string
}

/** Imports of the project's own files, static and dynamic. */
export const ownImports = (file: ProjectFile): Import[] =>
  file.lines.flatMap((line, index) =>
    [...line.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => ({
      from: file.name,
      line: index + 1,
      to: path.posix.join(path.posix.dirname(file.name), match[1] ?? ''),
    })),
  )

/** `memo`, `platform/clock`; a file that stands in src/platform itself belongs to every room. Undefined outside src. */
export function roomOf(name: string): string | undefined {
  const [top, first = '', second = '', third] = name.split('/')
  if (top !== 'src') return undefined
  if (first !== 'platform') return first
  return third === undefined ? 'platform' : `platform/${second}`
}
