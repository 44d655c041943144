import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertTestAuthorityOrganisation } from '../../../organisations/organisations.testing.ts'
import { ask } from '../../../events/events.testing.ts'
import { jsonOf } from '../../../platform/http/json-of.testing.ts'
import { insertTestSystem } from '../../../systems/systems.testing.ts'
import { withAdminPages } from '../../admin.testing.ts'
import { newMessageUuid } from '../../test-memo.testing.ts'
import type { Receipt } from '../../wire.ts'
import type { ContainerWorld } from '../container-world.testing.ts'
import { withWorld } from '../container-world.testing.ts'
import { sendContainer, tarOf } from '../containers.testing.ts'
import type { TestEntry } from '../containers.testing.ts'

const address = '/apis/brevdue/v1/containers/'

type Body = Record<string, unknown>

const getIn = ({ server, exchange }: ContainerWorld, path: string, authorization = exchange.sender.authorization): Promise<Response> => fetch(`${server.url}${address}${path}`, { headers: { authorization } })

const bad = (): TestEntry[] => [
  { name: `${newMessageUuid()}.xml`, bytes: 'no MeMo' },
  { name: 'nameless.xml', bytes: '<a/>' },
  { name: `${newMessageUuid()}.xml`, bytes: '' },
]

/** Sends a container with three good letters, one that came before, and three bad ones; and an archive that is refused. */
async function sendBoth(world: ContainerWorld): Promise<{ sent: string; refused: string }> {
  const [again, ...good] = world.letters(4)
  if (again === undefined) throw new Error('No letter')
  await world.send(await tarOf([again]))
  await world.exchange.settle()
  const { transmissionId: sent } = await jsonOf<Receipt>(world.send(await tarOf([...good, ...bad(), again])))
  const { transmissionId: refused } = await jsonOf<Receipt>(world.send(await tarOf([...good, { name: '/absolute.xml', bytes: 'x' }])))
  await world.exchange.settle()
  return { sent, refused }
}

test('a sender system asks how its containers are, and what is wrong in them', () =>
  withWorld(async (world) => {
    assert.deepEqual(await jsonOf(getIn(world, '')), { currentPage: 0, totalPages: 0, elementsOnPage: 0, totalElements: 0, containers: [] })
    const { sent, refused } = await sendBoth(world)
    const list = await jsonOf<{ totalElements: number; containers: Body[] }>(getIn(world, '?size=2'))
    assert.equal(list.totalElements, 3)
    assert.deepEqual(list.containers.map(({ transmissionId, state, entries, handled, faulty }) => [transmissionId, state, entries, handled, faulty]), [
      [refused, 'REJECTED', 0, 0, 0],
      [sent, 'ENDED', 7, 7, 3],
    ])
    const { counts, lane, way, compression, state, firstTakenDateTime, endedDateTime } = await jsonOf<Body>(getIn(world, sent.toUpperCase()))
    assert.deepEqual(counts, { entries: 7, accepted: 3, rejected: 1, repeated: 1, refused: 2, waiting: 0 })
    assert.deepEqual([state, lane, way, compression], ['ENDED', 'BULK', 'REST', 'none'])
    assert.ok(typeof firstTakenDateTime === 'string' && typeof endedDateTime === 'string' && firstTakenDateTime <= endedDateTime)
    const rejection = await jsonOf<Body>(getIn(world, refused))
    assert.deepEqual([rejection['state'], rejection['errorCode'], rejection['counts']], ['REJECTED', 'memo.archive.rejected', undefined])
    assert.match(String(rejection['errorMessage']), /^File 4: The name of the file/)
    const first = await jsonOf<{ faults: Body[]; after: number }>(getIn(world, `${sent}/faults?size=2`))
    assert.deepEqual(first.faults.map(({ entryNumber, letter, errorCode }) => [entryNumber, letter, errorCode]), [[4, true, 'memo.invalid'], [5, false, 'memo.uuid.missing']])
    assert.match(String(first.faults[1]?.['errorMessage']), /^Neither name nor content of the file/)
    const rest = await jsonOf<{ faults: Body[] }>(getIn(world, `${sent}/faults?size=2&after=${first.after}`))
    assert.deepEqual(rest.faults.map(({ entryNumber, errorCode }) => [entryNumber, errorCode]), [[6, 'memo.empty']])
    assert.equal('after' in rest, false)
  }))

test('the containers of another system, also of the same organisation, are not found', () =>
  withWorld(async (world) => {
    const { sent, refused } = await sendBoth(world)
    const strangers = await world.exchange.database.transaction(async (tx) => [
      await insertTestSystem(tx, await insertTestAuthorityOrganisation(tx)),
      await insertTestSystem(tx, { organisationId: world.exchange.sender.organisationId }),
    ])
    for (const { authorization } of strangers) {
      assert.equal((await jsonOf<{ totalElements: number }>(getIn(world, '', authorization))).totalElements, 0)
      for (const path of [sent, refused, `${sent}/faults`]) assert.equal((await getIn(world, path, authorization)).status, 404, path)
    }
    assert.equal((await getIn(world, newMessageUuid())).status, 404)
    assert.equal((await getIn(world, '', 'Basic x')).status, 401)
  }))

test('the sender’s staff sees the list, each container in figures, and each fault in words', () =>
  withWorld(async (world) => {
    const { sent, refused } = await sendBoth(world)
    await withAdminPages(world.exchange.database, async (pages) => {
      const browser = await pages.logIn(world.exchange.sender.partyId, ['SYSTEM_MANAGER'])
      const list = await browser.page('/admin/containers')
      for (const words of [sent, refused, 'Færdig', 'Afvist']) assert.ok(list.includes(words), words)
      const one = await browser.page(`/admin/containers/${sent}`)
      for (const words of ['Alle meddelelser er behandlet.', 'Sendt videre', 'Var sendt før', 'nameless.xml', 'Filen er tom.', 'Kald filen &lt;messageUUID>.xml']) assert.ok(one.includes(words), words)
      assert.doesNotMatch(one, /<progress/)
      assert.match(await browser.page(`/admin/containers/${sent}?after=6&lang=en`), /There are no more\./)
      assert.match(await browser.page(`/admin/containers/${sent}?before=6`), /nameless\.xml/)
      assert.match(await browser.page(`/admin/containers/${refused}?lang=en`), /File 4: The name of the file could point outside/)
    })
  }))

test('a mailing that is not let go is held, one on its way shows how far it is, one that was stopped says so', () =>
  withWorld(async (world) => {
    const { exchange } = world
    const { transmissionId, containerId } = await sendContainer(exchange, await tarOf(world.letters(4)), { lane: 'mailing' })
    await withAdminPages(exchange.database, async (pages) => {
      const browser = await pages.logIn(exchange.sender.partyId, ['SYSTEM_MANAGER'])
      const shows = async (words: RegExp): Promise<void> => assert.match(await browser.page(`/admin/containers/${transmissionId}?lang=en`), words)
      await shows(/Held back.*0 of 4 handled/s)
      const set = (columns: string) => ask(exchange.database, `UPDATE container_progress SET ${columns} WHERE container_id = $1`, [containerId])
      await set('released = 4, taken = 2, handled = 2')
      await shows(/In progress.*2 of 4 handled/s)
      await set('ended_at = now()')
      await shows(/Stopped.*will not be sent/s)
    })
  }))

test('without the right nothing is shown, and another organisation’s container is not found', () =>
  withWorld(async (world) => {
    const { sent } = await sendBoth(world)
    await withAdminPages(world.exchange.database, async (pages) => {
      const powerless = await pages.logIn(world.exchange.sender.partyId, ['MESSAGE_BASIC'])
      for (const path of ['', `/${sent}`]) assert.match(await powerless.page(`/admin/containers${path}`, 403), /mangler den rettighed/)
      const { partyId } = await world.exchange.database.transaction((tx) => insertTestAuthorityOrganisation(tx))
      const stranger = await pages.logIn(partyId, ['SYSTEM_MANAGER'])
      assert.match(await stranger.page('/admin/containers'), /ikke sendt nogen endnu/)
      assert.equal((await stranger.get(`/admin/containers/${sent}`)).status, 404)
    })
  }))
