import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { openLog } from '../log/index.ts'
import { makeServer } from './index.ts'

test('assets bear the security headers too, and are kept', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'brevdue-assets-'))
  try {
    await writeFile(path.join(folder, 'page.css'), 'p {}')
    const problemPage = () => ({ status: 404, body: '' })
    const app = await makeServer({ log: openLog('silent'), routes: [], problemPage, assetsDirectory: folder, secure: true, trustedProxies: [], allowedHosts: [] })
    const { headers, statusCode } = await app.inject('/assets/page.css')
    assert.equal(statusCode, 200)
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.match(String(headers['strict-transport-security']), /max-age/)
    assert.match(String(headers['cache-control']), /immutable/)
    for (const way of ['/assets/../server.test.js', '/assets/%2e%2e/%2e%2e/etc/passwd', '/assets/..%2f..%2fetc%2fpasswd']) assert.notEqual((await app.inject(way)).statusCode, 200, way)
    await app.close()
  } finally {
    await rm(folder, { recursive: true })
  }
})
