import pg from 'pg'
import { stopwatch } from '../../src/platform/clock/index.ts'
import { startServing } from '../../tests/process.testing.ts'
import type { CookieJar } from './log-in.ts'
import { logIn } from './log-in.ts'
import type { Figure } from './report.ts'
import { percentile } from './report.ts'

const sizes = [1_000, 10_000]
const rounds = 100
const target = '< 100'

interface Scene {
  readonly url: string
  readonly jar: CookieJar
  readonly companies: number
}

/** The demo nation's accountant; a colleague has fewer rights. */
async function findAccountant(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ identity_id: string }>(
    `SELECT identities.identity_id FROM identities JOIN demo_tags USING (party_id) JOIN privilege_grants USING (identity_id)
     WHERE demo_tags.tag = 'accountant-1000-companies' GROUP BY identities.identity_id ORDER BY count(*) DESC LIMIT 1`,
  )
  const [row] = rows
  if (row === undefined) throw new Error('The demo nation has no accountant')
  return row.identity_id
}

/** More clients, up to so many, with the rights that the others gave. */
async function addClients(client: pg.Client, identityId: string, count: number): Promise<void> {
  await client.query(
    `WITH had AS (SELECT count(DISTINCT party_id) - 1 AS clients, array_agg(DISTINCT privilege) FILTER (WHERE privilege LIKE 'MESSAGE%' OR privilege = 'SYSTEM_MANAGER') AS privileges FROM privilege_grants WHERE identity_id = $1),
     made AS (SELECT gen_random_uuid() AS party_id, number FROM had CROSS JOIN generate_series(1, $2::int - had.clients) AS number),
     parties AS (INSERT INTO parties (party_id, kind, name, created_at, updated_at) SELECT party_id, 'company', 'Klient ' || md5(number::text) || ' ApS', now(), now() FROM made RETURNING 1),
     numbers AS (INSERT INTO party_numbers (party_id, number_type, number, valid_from) SELECT party_id, 'CVR', (99980000 + number)::text, now() FROM made RETURNING 1)
     INSERT INTO privilege_grants (grant_id, identity_id, party_id, privilege, granted_at)
     SELECT gen_random_uuid(), $1, party_id, privilege, '2020-01-01' FROM made CROSS JOIN had CROSS JOIN unnest(had.privileges) AS privilege`,
    [identityId, count],
  )
  await client.query('VACUUM ANALYZE parties, party_numbers, privilege_grants, mailboxes')
}

async function get({ url, jar }: Scene, path: string): Promise<string> {
  const answer = await fetch(url + path, { headers: { cookie: jar.header }, redirect: 'manual' })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  return text
}

/** The same pages are asked for once before, as anybody's second visit finds them. */
async function timePages(scene: Scene, pathOf: (round: number) => string): Promise<number[]> {
  const times: number[] = []
  for (let round = -5; round < rounds; round++) {
    const elapsedMs = stopwatch()
    await get(scene, pathOf(Math.abs(round)))
    if (round >= 0) times.push(elapsedMs())
  }
  return times
}

/** To one company after the other, each chosen from a page of the list; only the switch itself is timed. */
async function timeSwitches(scene: Scene): Promise<number[]> {
  const { url, jar } = scene
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const page = await get(scene, `/admin/switch?page=${(round % 40) + 1}`)
    const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const [, partyId = ''] = [...page.matchAll(/type="radio"[^>]* value="([0-9a-f-]{36})"/g)][round % 20] ?? []
    const elapsedMs = stopwatch()
    const answer = await fetch(`${url}/admin/switch`, { method: 'POST', headers: { cookie: jar.header }, body: new URLSearchParams({ csrf, partyId }), redirect: 'manual' })
    times.push(elapsedMs())
    if (answer.status !== 303) throw new Error(`the switch answered ${answer.status}`)
    jar.keep(answer)
  }
  return times
}

async function measure(scene: Scene): Promise<Figure[]> {
  const pages = Math.floor(scene.companies / 25)
  const measured: [string, number[]][] = [
    ['list, first page', await timePages(scene, () => '/admin/switch')],
    ['list, searched by name', await timePages(scene, (round) => `/admin/switch?search=${['Krogh', 'ApS', 'Bageri', 'ei'][round % 4]}`)],
    ['list, searched by CVR number', await timePages(scene, (round) => `/admin/switch?search=99999${100 + round}`)],
    ['list, a page deep in it', await timePages(scene, (round) => `/admin/switch?page=${pages - (round % 20)}`)],
    ['/post, first page', await timePages(scene, () => '/post')],
    ['/post/mailboxes, first page', await timePages(scene, () => '/post/mailboxes')],
    ['/post/mailboxes, a page deep in it', await timePages(scene, (round) => `/post/mailboxes?page=${pages - (round % 20)}`)],
    ['switch', await timeSwitches(scene)],
  ]
  return measured.flatMap(([name, times]): Figure[] => {
    const what = `${scene.companies} companies: ${name}`
    return [
      { name: `${what}, median`, value: percentile(times, 0.5), unit: 'ms' },
      { name: `${what}, p95`, value: percentile(times, 0.95), unit: 'ms', target },
    ]
  })
}

/** An accountant's list of companies, the switch between them and whose post to read, as a browser asks for them. */
export async function switchFigures(environment: Record<string, string>, databaseUrl: string): Promise<Figure[]> {
  const serving = await startServing({ ...environment, DEMO_NATION: 'true' })
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const identityId = await findAccountant(client)
  const figures: Figure[] = []
  for (const companies of sizes) {
    await addClients(client, identityId, companies)
    figures.push(...(await measure({ url: serving.url, jar: await logIn(serving.url, identityId), companies })))
  }
  await client.end()
  await serving.stop()
  return figures
}
