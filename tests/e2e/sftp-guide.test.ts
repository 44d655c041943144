import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { jsonOf } from '../../src/platform/http/json-of.testing.ts'
import { noOpenSsh } from '../../src/platform/sftp/openssh.testing.ts'
import { root } from '../process.testing.ts'
import type { DemoSystem } from '../sandbox.testing.ts'
import { withOpenSandbox } from '../sandbox.testing.ts'

const run = promisify(execFile)

/** The commands of the page on SFTP as they stand there, save address and data folder. */
function guideScript(url: string, port: number, folder: string): string {
  const page = readFileSync(path.join(root, 'docs', 'guide', 'sftp.md'), 'utf8').split('## Trying it')[1]?.split('\n## ')[0] ?? ''
  const blocks = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
  assert.ok(blocks.length >= 3)
  return ['set -e', ...blocks].join('\nsleep 1\n').replaceAll('http://127.0.0.1:3000', url).replaceAll('-P 2222', `-P ${port}`).replaceAll('./data/', `${folder}/`)
}

test('the commands of the guide on SFTP, and those of the sandbox, do what they say', { skip: noOpenSsh }, () =>
  withOpenSandbox(async ({ url, sftpPort, folder }) => {
    const { stdout } = await run('sh', ['-c', guideScript(url, sftpPort, folder)], { cwd: folder })
    assert.match(stdout, /"receiptStatus": "RECEIVED"/)
    assert.match(stdout, /"receiptStatus": "COMPLETED"/)
    assert.match(stdout, /"errorCode": "memo\.archive\.rejected"/)
    const systems = await jsonOf<DemoSystem[]>(fetch(`${url}/sandbox/api/systems`))
    const sender = systems.find(({ types }) => types.includes('SENDER'))
    const html = await (await fetch(`${url}/sandbox/systems/${sender?.id}`)).text()
    const command = /<code id="command-sftpSend">([^<]*)</.exec(html)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#39;', "'") ?? 'false'
    await run('sh', ['-c', command], { cwd: folder })
    assert.ok(readdirSync(folder).includes('sandbox-sftp-key'))
  }))
