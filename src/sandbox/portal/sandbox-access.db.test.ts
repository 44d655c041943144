import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jsonOf } from '../../platform/http/json-of.testing.ts'
import { sandboxPaths } from './sandbox-paths.ts'
import { withSandbox } from './sandbox-portal.testing.ts'

const readable = [sandboxPaths.overview, sandboxPaths.testPortal, sandboxPaths.letters, sandboxPaths.clock, sandboxPaths.systems, sandboxPaths.receivers, sandboxPaths.outbox, '/sandbox/api/receivers', '/sandbox/api/clock', '/sandbox/api/outbox']

test('callers on this machine use the sandbox; a forwarded call does not', () =>
  withSandbox(async ({ get, post }) => {
    for (const path of readable) {
      assert.equal((await get(path)).status, 200, path)
      for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip']) assert.equal((await get(path, { [header]: '127.0.0.1' })).status, 403, `${header} ${path}`)
    }
    const refused = await post('/sandbox/api/clock', { advance: 'P1D' }, { 'x-forwarded-for': '127.0.0.1' })
    assert.equal(refused.status, 403)
    assert.deepEqual((await jsonOf<{ code: string; message: string }>(refused)).code, 'sandbox.not.allowed')
  }))

test('an allowed range may come by a proxy', () =>
  withSandbox(async ({ get }) => {
    assert.equal((await get('/sandbox', { 'x-forwarded-for': '10.1.2.3' })).status, 200)
  }, { BREVDUE_SANDBOX_ALLOW: '127.0.0.0/8' }))

test("another website's form changes nothing", () =>
  withSandbox(async ({ post, json, url }) => {
    const offset = async (): Promise<number> => (await json<{ offset: number }>('/sandbox/api/clock')).offset
    for (const origin of ['https://evil.example', 'null', `${url}.evil.example`]) {
      assert.equal((await post('/sandbox/clock', { advance: 'P1D' }, { origin })).status, 403, origin)
      assert.equal((await post('/sandbox/api/clock', { advance: 'P1D' }, { origin })).status, 403, origin)
      assert.equal((await post('/sandbox/first-letter', {}, { origin })).status, 403, origin)
    }
    assert.equal(await offset(), 0)
    assert.equal((await post('/sandbox/clock', { advance: 'P1D' }, { origin: url })).status, 303)
    assert.ok((await offset()) > 86_000_000)
  }))

test('production has no sandbox', () =>
  withSandbox(async ({ get, post }) => {
    for (const path of [...readable, sandboxPaths.gallery]) assert.equal((await get(path)).status, 404, path)
    assert.equal((await post('/sandbox/api/clock', { advance: 'P1D' })).status, 404)
  }, { BREVDUE_MODE: 'production' }))
