import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { configurationPage } from '../../tools/configuration-page.ts'
import { root } from './project-files.ts'

test('docs/operations/configuration.md is what the settings say', () => {
  const committed = readFileSync(path.join(root, 'docs', 'operations', 'configuration.md'), 'utf8')
  assert.equal(configurationPage(), committed, 'Run "npm run configuration-page" and look at what changed in docs/operations/configuration.md')
})
