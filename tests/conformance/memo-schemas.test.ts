import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkMemo } from '../../src/memo/index.ts'
import { documentMutations } from './document-mutations.testing.ts'
import { versions, type Mutation } from './mutation.testing.ts'
import { officialVerdicts, whyNotComparable } from './official-schemas.testing.ts'
import { randomMutations } from './random-mutations.testing.ts'
import { structureMutations } from './structure-mutations.testing.ts'
import { valueMutations } from './value-mutations.testing.ts'
import { wholeLetters } from './whole-letters.testing.ts'

/**
 * The schema level of our check and the official schemas give the same verdict on every message. What only we refuse (DTD, other
 * encodings, rules beyond the schema) is of level `rule` and does not count here.
 */
const reason = whyNotComparable()
const options = { skip: reason ?? false }

function differences(mutations: readonly Mutation[]): string[] {
  return versions.flatMap((version) => {
    const some = mutations.filter((mutation) => mutation.version === version)
    const official = officialVerdicts(
      version,
      some.map(({ message }) => message),
    )
    return some.flatMap(({ name, message }, index) => {
      const faults = checkMemo(message).faults.filter(({ level }) => level === 'schema')
      const ours = faults.length === 0
      return ours === official[index]
        ? []
        : [`${version} ${name}: official ${official[index]}, ours ${faults.map(({ code }) => code).join()}`]
    })
  })
}

test('official samples and our test letters keep their schema for both', options, () => {
  const mutations = wholeLetters()
  assert.deepEqual(differences(mutations), [])
  for (const { name, message } of mutations) assert.deepEqual(checkMemo(message).faults, [], name)
})

test('values: the same verdict', options, () => assert.deepEqual(differences(valueMutations()), []))
test('structure: the same verdict', options, () => assert.deepEqual(differences(structureMutations(9)), []))
test('document, attributes, namespaces: the same verdict', options, () => assert.deepEqual(differences(documentMutations()), []))
test('random strokes: the same verdict', options, () => assert.deepEqual(differences(randomMutations(500)), []))
test('the comparison covers at least 500 mutations', () => {
  assert.ok(valueMutations().length + structureMutations(9).length + documentMutations().length + 500 >= 500)
})
