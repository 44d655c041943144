import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../../events/events.testing.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { FailedTokens, sweepFailedTokens } from './failed-tokens.ts'

const address = '192.0.2.7'

test('processes count together, each address for itself, and begin anew after the minute', () =>
  withTestDatabase(async (database) => {
    const [one, other] = [new FailedTokens(), new FailedTokens()]
    for (let failure = 0; failure < 29; failure++) await (failure % 2 === 0 ? one : other).note(database, address)
    assert.deepEqual([one.waitSeconds(address), other.waitSeconds(address)], [undefined, undefined])
    await one.note(database, address)
    assert.ok(Number(one.waitSeconds(address)) > 0 && Number(one.waitSeconds(address)) <= 60)
    await other.note(database, address)
    assert.ok(Number(other.waitSeconds(address)) > 0, 'the other learns it by its next')
    await one.note(database, '192.0.2.8')
    assert.equal(one.waitSeconds('192.0.2.8'), undefined)
    await ask(database, "UPDATE failed_tokens SET ends_at = ends_at - interval '2 minutes' WHERE address = $1", [address])
    const fresh = new FailedTokens()
    await fresh.note(database, address)
    assert.equal(fresh.waitSeconds(address), undefined)
    assert.deepEqual(await ask(database, 'SELECT failures FROM failed_tokens WHERE address = $1', [address]), [{ failures: 1 }])
    await ask(database, "UPDATE failed_tokens SET ends_at = ends_at - interval '2 minutes' WHERE address = $1", [address])
    assert.equal(await database.transaction(sweepFailedTokens), 1)
    assert.deepEqual(await ask(database, 'SELECT address FROM failed_tokens'), [{ address: '192.0.2.8' }])
  }))
