import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { checkMemo } from '../../memo/index.ts'
import { fullLetter } from '../../memo/letter.testing.ts'
import { runCommand } from '../../../tests/process.testing.ts'

test('memo convert writes a letter in the other version, and refuses one with faults', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'brevdue-memo-'))
  const file = path.join(folder, 'letter.xml')
  try {
    writeFileSync(file, fullLetter('1.2'))
    const converted = await runCommand(['memo', 'convert', file, '--to', '1.1'], {})
    const { memo, faults } = checkMemo(Buffer.from(converted.output))
    assert.deepEqual([converted.code, memo?.version, faults], [0, '1.1', []])
    assert.equal((await runCommand(['memo', 'convert', file, '--to', '1.3'], {})).code, 2)
    writeFileSync(file, fullLetter('1.2').replace('DIGITALPOST', 'BREV'))
    const refused = await runCommand(['memo', 'convert', file, '--to', '1.1'], {})
    assert.deepEqual([refused.code, /has 1 fault/.test(refused.output)], [1, true])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
