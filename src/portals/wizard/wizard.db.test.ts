import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addColleague, addEmployee, ageSessions } from '../../login/login.testing.ts'
import { withContentStore } from '../../platform/content/content-store.testing.ts'
import { withTestDatabase } from '../../platform/database/testing.ts'
import { ScanUnfinished } from '../../platform/virus-scan/index.ts'
import type { VirusScanner } from '../../platform/virus-scan/index.ts'
import { sweepDrafts } from '../index.ts'
import type { WizardBrowser, WizardWorld } from './wizard.testing.tsx'
import { withWizard } from './wizard.testing.tsx'

const withWorld = (work: (world: WizardWorld) => Promise<void>, scanner?: VirusScanner): Promise<void> =>
  withTestDatabase((database) => withContentStore((contentStore) => withWizard({ database, contentStore }, scanner, work)))

const location = (answer: Response): string => answer.headers.get('location') ?? assert.fail(`no redirect but ${answer.status}`)
const hidden = (html: string): { csrf: string; draftVersion: string } => ({
  csrf: /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? assert.fail('no csrf'),
  draftVersion: /name="draftVersion" value="(\d+)"/.exec(html)?.[1] ?? '0',
})

/** Opens a page and sends its form with what is typed. */
async function fill(browser: WizardBrowser, path: string, fields: Readonly<Record<string, string | readonly string[]>>, file?: { readonly name: string; readonly bytes: string }): Promise<Response> {
  const answer = await browser.get(path)
  assert.equal(answer.status, 200, path)
  return browser.send(path, { ...hidden(await answer.text()), way: 'next', ...fields }, file)
}

async function begin(world: WizardWorld): Promise<{ browser: WizardBrowser; first: string; draft: string }> {
  const browser = await world.browserOf(await addEmployee(world.database))
  const csrf = await csrfOf(browser)
  const first = location(await browser.post('/things/new', { csrf }))
  return { browser, first, draft: first.replace(/\/thing$/, '') }
}

const csrfOf = async (browser: WizardBrowser): Promise<string> => hidden(await browser.page('/things')).csrf

const paper = { name: 'aftale.pdf', bytes: '%PDF signed' }

test('a thing is made: step by step, with a summary whose lines lead back, and a receipt', () =>
  withWorld(async (world) => {
    const { browser, first, draft } = await begin(world)
    assert.equal(location(await fill(browser, first, { name: 'Bord', colours: ['rød', 'blå'] })), `${draft}/paper`)
    assert.equal(location(await fill(browser, `${draft}/paper`, {}, paper)), `${draft}/summary`)
    const summary = await browser.page(`${draft}/summary`)
    for (const words of ['Bord', 'rød, blå', 'aftale.pdf', 'Lav tingen', `href="${draft}/thing"`, 'Trin 1 gennemført']) assert.ok(summary.includes(words), words)
    const receipt = location(await browser.post(`${draft}/summary`, hidden(summary)))
    assert.match(await browser.page(receipt), /Tingen er lavet[\s\S]*Bord/)
    assert.deepEqual(world.made.map(({ name }) => name), ['Bord'])
    for (const page of ['thing', 'paper', 'summary']) assert.equal(location(await browser.get(`${draft}/${page}`)), receipt, 'a finished draft leads to what came of it')
    const { rows } = await world.database.read((on) => on.client.query('SELECT answers FROM wizard_drafts'))
    assert.deepEqual(rows, [{ answers: {} }], 'what was typed is kept nowhere else')
  }))

test('two clicks on the last page make one thing', () =>
  withWorld(async (world) => {
    const { browser, first, draft } = await begin(world)
    await fill(browser, first, { name: 'Bord' })
    await fill(browser, `${draft}/paper`, {}, paper)
    const form = hidden(await browser.page(`${draft}/summary`))
    const answers = await Promise.all(Array.from({ length: 5 }, () => browser.post(`${draft}/summary`, form)))
    assert.equal(new Set(answers.map(location)).size, 1)
    assert.equal(world.made.length, 1)
  }))

test('what is wrong stands at its field and on top, and what was typed stays, also over a reload', () =>
  withWorld(async (world) => {
    const { browser, first } = await begin(world)
    assert.doesNotMatch(await browser.page(first), /Skriv et navn/, 'nothing is wrong with a page that was not sent')
    const faulty = await fill(browser, first, { name: '  ', kind: 'stor' })
    const html = await faulty.text()
    assert.equal(faulty.status, 400)
    assert.equal(html.split('Skriv et navn.').length, 3)
    assert.ok(html.includes('href="#name"') && html.includes('value="stor"'))
    const reloaded = await browser.page(first)
    assert.ok(reloaded.includes('value="stor"') && reloaded.includes('Skriv et navn.') && reloaded.includes('Fejl i trin 1'))
  }))

test('going back and leaving for later lose nothing, and complain of nothing', () =>
  withWorld(async (world) => {
    const { browser, first, draft } = await begin(world)
    await fill(browser, first, { name: 'Bord', kind: 'hemmelig' })
    assert.equal(location(await fill(browser, `${draft}/reason`, { reason: '', way: 'back' })), first)
    assert.equal(location(await fill(browser, `${draft}/reason`, { reason: 'Derfor', way: 'later' })), '/things')
    const kept = await browser.page(`${draft}/reason`)
    assert.ok(kept.includes('value="Derfor"'))
    assert.doesNotMatch(kept, /Skriv hvorfor|Trin 2 gennemført/, 'it was kept, not sent')
    assert.ok((await browser.page('/things')).includes(`href="${draft}/summary"`), 'it is found where one begins')
    assert.ok((await browser.page(first)).includes('value="Bord"'))
  }))

test('an expired login leads through the login and back, and everything is there', () =>
  withWorld(async (world) => {
    const person = await addEmployee(world.database)
    const before = await world.browserOf(person)
    const first = location(await before.post('/things/new', { csrf: await csrfOf(before) }))
    await fill(before, first, { name: 'Bord', kind: 'hemmelig' })
    await ageSessions(world.database, { ageMs: 24 * 3_600_000 })
    assert.equal(location(await before.get(first)), `/login?returnTo=${encodeURIComponent(first)}`)
    assert.equal((await before.send(first, { name: 'Stol' })).status, 401)
    const after = await world.browserOf(person)
    assert.ok((await after.page(first)).includes('value="Bord"'))
  }))

test('a step that there is no longer is left out, and no step is opened before the ones that lead to it', () =>
  withWorld(async (world) => {
    const { browser, first, draft } = await begin(world)
    for (const later of ['reason', 'paper', 'summary']) assert.equal(location(await browser.get(`${draft}/${later}`)), first)
    assert.equal(location(await fill(browser, first, { name: 'Bord', kind: 'hemmelig' })), `${draft}/reason`)
    await fill(browser, `${draft}/reason`, { reason: 'Derfor' })
    assert.equal(location(await fill(browser, first, { name: 'Bord', kind: '' })), `${draft}/paper`)
    assert.equal(location(await browser.get(`${draft}/reason`)), `${draft}/paper`)
    assert.equal((await browser.get(`${draft}/elsewhere`)).status, 404)
  }))

test('what has become wrong since is told when the wizard is finished', () =>
  withWorld(async (world) => {
    const { browser, first, draft } = await begin(world)
    await fill(browser, first, { name: 'Bord' })
    await fill(browser, `${draft}/paper`, {}, paper)
    const form = hidden(await browser.page(`${draft}/summary`))
    world.taken.add('Bord')
    assert.equal(location(await browser.post(`${draft}/summary`, form)), first)
    assert.match(await browser.page(first), /Navnet er taget/)
    assert.equal(world.made.length, 0)
  }))

test('the same page sent twice, by a second click or a reload, is kept once and leads on', () =>
  withWorld(async (world) => {
    const { browser, first, draft } = await begin(world)
    const sent = { ...hidden(await browser.page(first)), name: 'Bord' }
    const next = location(await browser.send(first, sent))
    assert.equal(next, `${draft}/paper`)
    assert.equal(location(await browser.send(first, sent)), next)
    assert.equal((await browser.send(first, { ...sent, name: 'Stol' })).status, 409)
  }))

test('of two windows the second is told, shown what is saved, and may still win', () =>
  withWorld(async (world) => {
    const { browser, first, draft } = await begin(world)
    const [one, other] = [hidden(await browser.page(first)), hidden(await browser.page(first))]
    await browser.send(first, { ...one, name: 'Bord' })
    const told = await browser.send(first, { ...other, name: 'Stol' })
    const html = await told.text()
    assert.equal(told.status, 409)
    assert.ok(html.includes('value="Stol"') && html.includes('Bord'))
    assert.equal(location(await browser.send(first, { ...hidden(html), name: 'Stol' })), `${draft}/paper`)
    await fill(browser, `${draft}/paper`, {}, paper)
    const outdated = hidden(await browser.page(`${draft}/summary`))
    await fill(browser, first, { name: 'Skab' })
    const summary = await browser.post(`${draft}/summary`, outdated)
    assert.equal(summary.status, 409)
    assert.match(await summary.text(), /ændret i et andet vindue[\s\S]*Skab/)
    assert.equal(world.made.length, 0)
  }))

test('a draft is found by nobody else, nor by the same person acting for another organisation', () =>
  withWorld(async (world) => {
    const { database } = world
    const ida = await addEmployee(database, { organisation: 'Her' })
    const elsewhere = await addEmployee(database, { organisation: 'Der' })
    const bo = await addColleague(database, ida, { name: 'Bo Prøve', rid: 'RID-2' })
    const own = await world.browserOf(ida)
    const first = location(await own.post('/things/new', { csrf: await csrfOf(own) }))
    for (const foreign of [await world.browserOf(bo), await world.browserOf(elsewhere), await world.browserOf(ida, elsewhere.partyId)]) {
      const csrf = await csrfOf(foreign)
      for (const page of [first, first.replace(/thing$/, 'summary'), first.replace(/thing$/, 'discard')]) {
        assert.equal((await foreign.get(page)).status, 404, page)
        assert.equal((page === first ? await foreign.send(page, { csrf, draftVersion: '0', name: 'Mit' }) : await foreign.post(page, { csrf, draftVersion: '0' })).status, 404, page)
      }
    }
    assert.equal((await own.get(first)).status, 200)
    assert.equal((await own.send(first, { csrf: 'made up', draftVersion: '0', name: 'Andres' })).status, 403)
  }))

test('a file is kept sealed, replaced by the next one, and refused by size, content and virus without losing the one before', () => {
  const scanner: VirusScanner = {
    scan: async (bytes) => {
      for await (const chunk of bytes) {
        if (Buffer.from(chunk).includes('away')) throw new ScanUnfinished('not there')
        if (Buffer.from(chunk).includes('virus')) return { kind: 'found', virus: 'Made-up' }
      }
      return { kind: 'clean' }
    },
  }
  return withWorld(async (world) => {
    const { browser, first, draft } = await begin(world)
    const path = `${draft}/paper`
    await fill(browser, first, { name: 'Bord' })
    const refused = async (bytes: string, words: RegExp): Promise<void> => {
      const answer = await fill(browser, path, {}, { name: 'papir.pdf', bytes })
      assert.equal(answer.status, 400)
      assert.match(await answer.text(), words)
    }
    await refused('', /Filen er tom|Vælg et papir/)
    await refused('%'.repeat(1_001), /Filen er for stor/)
    await refused('no paper', /Det er intet papir/)
    await fill(browser, path, {}, paper)
    await refused('% virus', /Der er virus i filen/)
    await refused('% away', /kunne ikke undersøges for virus/)
    assert.match(await browser.page(path), /aftale\.pdf/)
    assert.equal(location(await fill(browser, path, {})), `${draft}/summary`, 'the file that is there stays')
    await fill(browser, path, {}, { name: 'ny.pdf', bytes: '%PDF new' })
    const { rows } = await world.database.read((on) => on.client.query('SELECT store FROM content ORDER BY content_id'))
    assert.deepEqual(rows, [{ store: 'removed' }, { store: 'row' }])
    await browser.post(`${draft}/summary`, hidden(await browser.page(`${draft}/summary`)))
    const { rows: names } = await world.database.read((on) => on.client.query('SELECT filename FROM uploaded_files WHERE content_id = $1', [world.made[0]?.contentId]))
    assert.deepEqual(names, [{ filename: 'ny.pdf' }])
  }, scanner)
})

test('a draft is given up after a question, and forgotten after a year without a change, each with its file', () =>
  withWorld(async (world) => {
    const { browser, first, draft } = await begin(world)
    await fill(browser, first, { name: 'Bord' })
    await fill(browser, `${draft}/paper`, {}, paper)
    assert.equal(await sweepDrafts(world.database, world.contentStore), 0)
    const question = await browser.page(`${draft}/discard`)
    assert.equal(location(await browser.post(`${draft}/discard`, { csrf: hidden(question).csrf })), '/things')
    assert.equal((await browser.get(first)).status, 404)
    const again = location(await browser.post('/things/new', { csrf: hidden(question).csrf }))
    await fill(browser, again, { name: 'Stol' })
    await fill(browser, again.replace(/thing$/, 'paper'), {}, paper)
    await world.database.transaction((tx) => tx.client.query("UPDATE wizard_drafts SET changed_at = changed_at - interval '366 days'"))
    assert.equal(await sweepDrafts(world.database, world.contentStore), 1)
    const { rows } = await world.database.read((on) => on.client.query('SELECT store FROM content ORDER BY content_id'))
    assert.deepEqual(rows, [{ store: 'removed' }, { store: 'removed' }])
  }))

test('nobody begins more than twenty, at once or one after the other; one that is deleted makes room', () =>
  withWorld(async (world) => {
    const { browser, first, draft } = await begin(world)
    await fill(browser, first, { name: 'Bord' })
    const csrf = await csrfOf(browser)
    const copies = 'INSERT INTO wizard_drafts SELECT gen_random_uuid(), identity_id, party_id, $1, $2, 0, changed_at, $3 FROM wizard_drafts LIMIT 1'
    await world.database.transaction(async ({ client }) => {
      for (let made = 0; made < 18; made++) await client.query(copies, ['another', '{"thing": {"typed": {}, "isSent": true}}', null])
      for (let made = 0; made < 5; made++) await client.query(copies, ['another', '{}', '/things/made'])
    })
    const begun = location(await browser.post('/things/new', { csrf }))
    await fill(browser, begun, { name: 'Stol' })
    const refused = await Promise.all([1, 2].map(() => browser.post('/things/new', { csrf })))
    for (const answer of refused) {
      assert.equal(answer.status, 409)
      assert.match(await answer.text(), /Du har 20 påbegyndte opgaver[\s\S]*slet en, du ikke skal bruge/)
    }
    await browser.post(`${draft}/discard`, { csrf })
    location(await browser.post('/things/new', { csrf }))
  }))

test('the files of all that somebody has begun are bounded: a further one is refused at its field, and what was typed stays', () =>
  withWorld(async (world) => {
    const { browser, first, draft } = await begin(world)
    await fill(browser, first, { name: 'Bord' })
    await fill(browser, `${draft}/paper`, {}, paper)
    const elsewhere = { paper: { typed: { file: { contentId: 'x', filename: 'x.pdf', length: 49_999_980 } }, isSent: true } }
    await world.database.transaction(({ client }) => client.query("INSERT INTO wizard_drafts SELECT gen_random_uuid(), identity_id, party_id, 'another', $1, 0, changed_at, NULL FROM wizard_drafts", [elsewhere]))
    const refused = await fill(browser, `${draft}/paper`, {}, { name: 'stor.pdf', bytes: '%PDF signed once more' })
    assert.equal(refused.status, 400)
    assert.equal((await refused.text()).split('Filen er ikke gemt: filerne i dine påbegyndte opgaver').length, 3, 'on top and at the field')
    assert.match(await browser.page(`${draft}/paper`), /aftale\.pdf/, 'the one that was kept is kept')
    assert.equal(location(await fill(browser, `${draft}/paper`, {}, paper)), `${draft}/summary`, 'one that is no larger may take its place')
  }))
