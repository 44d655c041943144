import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkMemo } from '../../memo/index.ts'
import { jsonOf } from '../../platform/http/json-of.testing.ts'
import type { TestSandbox } from '../portal/sandbox-portal.testing.ts'
import { withSandbox } from '../portal/sandbox-portal.testing.ts'
import { messageIn } from './workshop.testing.ts'

interface Report {
  readonly valid: boolean
  readonly faults: readonly { readonly code: string; readonly level: string; readonly line: number; readonly column: number; readonly message: string; readonly remedy: string }[]
}

const check = ({ url }: TestSandbox, body: RequestInit['body'], { type = 'application/xml', query = '' } = {}): Promise<Response> =>
  fetch(`${url}/sandbox/api/memo/check${query}`, { method: 'POST', body: body ?? null, headers: { 'content-type': type, 'accept-language': 'en' } })

test('the API tells what the command line tells, in the language asked for', () =>
  withSandbox(async (sandbox) => {
    const right = await jsonOf<Report>(check(sandbox, messageIn(await sandbox.page('/sandbox/workshop?sample=1.1'))))
    assert.deepEqual(right, { valid: true, faults: [] })
    const message = messageIn(await sandbox.page('/sandbox/workshop?sample=faulty'))
    const expected = checkMemo(Buffer.from(message)).faults.map(({ code, level, line, column, message: said, remedy }) => ({ code, level, line, column, message: said, remedy }))
    assert.deepEqual(await jsonOf<Report>(check(sandbox, message)), { valid: false, faults: expected })
    const danish = await jsonOf<Report>(check(sandbox, message, { type: 'text/xml; charset=utf-8', query: '?lang=da' }))
    assert.deepEqual(danish.faults.map(({ code }) => code), expected.map(({ code }) => code))
    assert.notEqual(danish.faults[0]?.message, expected[0]?.message)
  }))

test('the limits are those of sending: media type, size, something at all', () =>
  withSandbox(async (sandbox) => {
    const codeOf = async (answer: Promise<Response>): Promise<[number, string]> => [(await answer).status, (await jsonOf<{ code: string }>(answer)).code]
    assert.deepEqual(await codeOf(check(sandbox, '{}', { type: 'application/json' })), [415, 'memo.media.type.not.supported'])
    assert.deepEqual(await codeOf(check(sandbox, '')), [400, 'memo.empty'])
    assert.deepEqual(await codeOf(check(sandbox, Buffer.alloc(99_500_001, 32))), [413, 'memo.too.large'])
  }))

test('a letter larger than the page takes is checked while it streams', () =>
  withSandbox(async (sandbox) => {
    const message = messageIn(await sandbox.page('/sandbox/workshop?sample=1.2'))
    const large = message.replace(/(<memo:content>)[^<]*/, `$1${'QUJD'.repeat(5_000_000)}`)
    assert.deepEqual(await jsonOf<Report>(check(sandbox, large)), { valid: true, faults: [] })
  }))
