import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { full, small, versions, type Mutation } from './mutation.testing.ts'
import { samplesFolder } from './official-schemas.testing.ts'

function samples(): Mutation[] {
  return readdirSync(samplesFolder).map((name) => ({
    version: name.includes('1.1') ? '1.1' : '1.2',
    name,
    message: readFileSync(path.join(samplesFolder, name)),
  }))
}

/** Letters that nothing is wrong with: the official samples and our own test letters. */
export const wholeLetters = (): Mutation[] => [
  ...samples(),
  ...versions.flatMap((version) => [full, small].map((letters) => ({ version, name: 'untouched', message: Buffer.from(letters[version]) }))),
]
