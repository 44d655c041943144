import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The project's folder, from the compiled place of this file. */
export const root = path.join(import.meta.dirname, '..', '..', '..')

export interface ProjectFile {
  /** From the project's folder, with forward slashes. */
  readonly name: string
  readonly text: string
  readonly lines: readonly string[]
}

function read(name: string): ProjectFile {
  const text = readFileSync(path.join(root, name), 'utf8')
  return { name: name.replaceAll('\\', '/'), text, lines: text.split('\n') }
}

/** Files by patterns from the project's folder, in order of name. */
export const filesOf = (...patterns: string[]): ProjectFile[] => globSync(patterns, { cwd: root }).toSorted().map(read)

/** Everything hand-written in TypeScript. */
export const handWritten = (): ProjectFile[] => filesOf('{src,tests,tools}/**/*.{ts,tsx}')

/** What runs in the program: without tests and their builders. */
export const programFiles = (): ProjectFile[] => filesOf('src/**/*.{ts,tsx}').filter((file) => !isTest(file.name))

export const isTest = (name: string): boolean => /(^|[./])(test|testing)\.tsx?$/.test(name) || name.startsWith('tests/')

/** All text files that people read and keep in version control. */
export const keptFiles = (): ProjectFile[] =>
  filesOf('{src,tests,tools,bin,docs,database}/**/*.{ts,tsx,js,md,sql,json,css,html,xml,svg,csv}', '{src,bin}/**/brevdue*', '.ci/*', '*.{md,json,ts}').filter(
    (file) => file.name !== 'package-lock.json',
  )
