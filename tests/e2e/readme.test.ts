import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { openBrowser } from '../../src/login/browser.testing.ts'
import { root } from '../process.testing.ts'
import { withOpenSandbox } from '../sandbox.testing.ts'

/** The commands of the README's first letter as they stand there, save the address; a person takes a moment between two of them. */
function firstLetterScript(url: string): string {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8')
  const chapter = readme.split('## The first letter')[1]?.split('\n## ')[0] ?? ''
  const blocks = [...chapter.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
  assert.equal(blocks.length, 5)
  return blocks.join('sleep 1\necho\n').replace('http://127.0.0.1:3000', url)
}

const hasCurl = spawnSync('curl', ['--version']).status === 0

test("the README's first letter: sent, receipt, read, traced", { skip: hasCurl ? false : 'curl is not installed' }, () =>
  withOpenSandbox(async ({ url, folder }) => {
    const { stdout } = await promisify(execFile)('sh', ['-c', firstLetterScript(url)], { cwd: folder })
    const [technical = '', business = '', login = '', trace = ''] = stdout.split('\n').filter((line) => line !== '')
    assert.match(technical, /"receiptStatus":"RECEIVED"/)
    assert.match(business, /"receiptStatus":"COMPLETED"/)
    const browser = openBrowser()
    const [, title = ''] = /<memo:label>([^<]+)/.exec(readFileSync(path.join(folder, 'letter.xml'), 'utf8')) ?? []
    assert.ok(title !== '' && (await browser.follow(await browser.get(login))).text.includes(title), `the inbox shows "${title}"`)
    assert.equal((await fetch(trace)).status, 200)
  }))
