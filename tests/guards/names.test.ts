import { test } from 'node:test'
import { assertNone } from './faults.ts'
import type { ProjectFile } from './project-files.ts'
import { handWritten, programFiles } from './project-files.ts'

const emptyWords = /(^|[/.-])(utils?|helpers?|common|misc|manager|services?)([/.-]|$)/

/** Files whose second name says what they are; the first names the noun or use case. */
const suffixed = /\.(queries|routes|pages|job|access|problems|texts)\.tsx?$/

/** Names of what a file exports at run time; a file of several stands for their noun, which no rule can tell. */
const exportedValues = ({ text }: ProjectFile): string[] =>
  [...text.matchAll(/^export (?:abstract |async )?(?:function\*?|const|class) (\w+)/gm)].map((match) => match[1] ?? '')

const stemLength = 4

const exportedTypes = ({ text }: ProjectFile): string[] => [...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map((match) => match[1] ?? '')

/** `decide-letters` names `decisionStages`: a word of the file begins like a word of the export. */
function namesIt(file: ProjectFile, exported: string): boolean {
  const base = file.name.replace(/^.*\//, '').replace(/\.tsx?$/, '')
  return base.split('-').some((word) => exported.toLowerCase().includes(word.slice(0, stemLength)))
}

test('no file and no folder has a name that says nothing', () => {
  const faults = handWritten().filter(({ name }) => emptyWords.test(name.slice(name.indexOf('/'))))
  assertNone(faults.map(({ name }) => name), 'Name it after what it does (style.md, Rooms):')
})

test('a file of one thing bears its name', () => {
  const named = programFiles().filter(({ name }) => !suffixed.test(name) && !/\/(index|main)\.tsx?$/.test(name))
  const faults = named.flatMap((file) => {
    const [first, ...more] = exportedValues(file)
    return first === undefined || more.length > 0 || [first, ...exportedTypes(file)].some((name) => namesIt(file, name)) ? [] : [`${file.name} exports ${first}`]
  })
  assertNone(faults, 'Rename the file after its noun or use case:')
})
